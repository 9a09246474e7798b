import type { CustomerInput } from "../config/index.ts";
import { type Customer, hasLine, type Store } from "../store/index.ts";
import { ChatError } from "./write-as-customer.ts";

/** Creates a customer or replaces the one with this phone. Throws a ChatError for an unknown number. */
export function saveCustomer(store: Store, input: CustomerInput): Customer {
  if (!hasLine(store, input.numberPhoneNumberId))
    throw new ChatError(
      `unable to save customer; no number has the id ${input.numberPhoneNumberId}`,
    );
  const customer = { ...input, id: input.phone.slice(1) };
  store.put("customer", customer.id, customer);
  return customer;
}
