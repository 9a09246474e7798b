import type { BusinessNumber } from "../config/index.ts";
import { createCallId, toContact, userIdOf, valueHead } from "../meta/index.ts";
import type { Customer } from "../store/index.ts";
import type { ChatDeps } from "./write-as-customer.ts";

/**
 * Calls the business (A.15, field `calls`): `connect`, then `terminate` with the duration, or without
 * one when nobody answered. A call opens the window (E.1). Returns the call's id.
 */
export function callAsCustomer(
  { store, clock, line }: ChatDeps,
  customer: Customer,
  number: BusinessNumber,
  durationSeconds: number,
): string {
  const id = createCallId();
  const now = Math.floor(clock.now() / 1000);
  const { phoneNumberId } = number;
  const call = {
    id,
    ...(!customer.hidePhone && { from: customer.id }),
    from_user_id: userIdOf(number, customer),
    to: number.displayPhone.slice(1),
    direction: "USER_INITIATED",
  };
  const emit = (event: string, more: Record<string, unknown>) =>
    line.emit({
      phoneNumberId,
      wabaId: number.wabaId,
      lane: `${phoneNumberId}:${customer.id}`,
      summary: `call ${event}`,
      messageIds: [],
      field: "calls",
      value: {
        ...valueHead(number),
        contacts: [toContact(number, customer)],
        calls: [{ ...call, event, ...more }],
      },
    });
  emit("connect", { timestamp: String(now), session: { sdp_type: "offer", sdp: "v=0" } });
  const isAnswered = durationSeconds > 0;
  const end = String(now + durationSeconds);
  emit("terminate", {
    timestamp: end,
    status: isAnswered ? "COMPLETED" : "FAILED",
    ...(isAnswered && { start_time: String(now), end_time: end, duration: durationSeconds }),
  });
  const window = `${phoneNumberId}:${customer.id}`;
  store.put("window", window, {
    phoneNumberId,
    customerId: customer.id,
    lastInboundAt: now * 1000,
  });
  return id;
}
