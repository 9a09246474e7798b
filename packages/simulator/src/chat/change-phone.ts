import { userIdOf } from "../meta/index.ts";
import type { Customer, Message } from "../store/index.ts";
import { type ChatDeps, ChatError, writeAsCustomer } from "./write-as-customer.ts";

/**
 * Moves a person and their chats to another phone number; every number they wrote to is told by a
 * system message under the old identity (A.8, F.1). Throws a ChatError when the phone is taken.
 */
export function changePhone(deps: ChatDeps, customer: Customer, phone: string): Customer {
  const { store } = deps;
  const moved = { ...customer, phone, id: phone.slice(1) };
  if (store.get("customer", moved.id))
    throw new ChatError(`unable to change number; ${phone} belongs to somebody else`);
  store.put("customer", moved.id, moved);
  const told = store.list("window").filter(({ customerId }) => customerId === customer.id);
  for (const { phoneNumberId } of told) tell(deps, customer, moved, phoneNumberId);
  for (const message of store.list("message"))
    if (message.customerId === customer.id)
      store.put("message", message.id, { ...message, customerId: moved.id });
  for (const window of told) {
    store.remove("window", `${window.phoneNumberId}:${customer.id}`);
    const id = `${window.phoneNumberId}:${moved.id}`;
    store.put("window", id, { ...window, customerId: moved.id });
  }
  store.remove("customer", customer.id);
  return moved;
}

function tell(
  deps: ChatDeps,
  old: Customer,
  moved: Customer,
  phoneNumberId: string,
): Message | null {
  const number = deps.store.get("number", phoneNumberId);
  if (!number) return null;
  const ids = { user_id: userIdOf(number, moved), previous_user_id: userIdOf(number, old) };
  const part = old.hidePhone
    ? {
        type: "user_changed_user_id",
        body: `User ${old.name} changed from ${ids.previous_user_id} to ${ids.user_id}`,
        ...ids,
      }
    : {
        type: "user_changed_number",
        body: `User ${old.name} changed from ${old.id} to ${moved.id}`,
        wa_id: moved.id,
        ...ids,
      };
  return writeAsCustomer(deps, old, { type: "system", part, extra: {}, phoneNumberId });
}
