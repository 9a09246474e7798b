import { sampleValue } from "../account/sample-value.ts";
import { userIdOf } from "../envelope.ts";
import { type NumberCall, readMembers, refuse } from "../graph-call.ts";
import { invalidParameter, messageError } from "../graph-error.ts";
import { createTraceId } from "../identifiers.ts";
import { changeState, stateOf } from "./number-state.ts";

const KINDS = ["smb_app_state_sync", "history"] as const;

/**
 * POST /{phone number id}/smb_app_data: has the phone app's address book or history sent, each once
 * (B.15, 2593108), for a number that is in use in the app too. The webhook follows at once.
 */
export async function syncPhoneApp({ deps, number, request }: NumberCall): Promise<Response> {
  const { store, clock, line } = deps;
  const { sync_type: asked } = await readMembers(request);
  const field = KINDS.find((kind) => kind === asked);
  if (!field) return refuse(invalidParameter(`sync_type must be one of {${KINDS.join(", ")}}.`));
  const { synced } = stateOf(store, number.phoneNumberId);
  if (!number.isOnBizApp || synced.includes(field))
    return refuse(
      messageError(
        2593108,
        "Sync is not possible",
        "It was done already, or there is no phone app.",
      ),
    );
  const { phoneNumberId, wabaId } = number;
  const requestId = createTraceId();
  changeState(store, phoneNumberId, { synced: [...synced, field] });
  const [customer] = store.list("customer");
  if (customer) {
    const seconds = Math.floor(clock.now() / 1000);
    const about = { seconds, waId: customer.id, userId: userIdOf(number, customer) };
    const value = sampleValue(field, number, about, {});
    const lane = `${phoneNumberId}:${field}`;
    line.emit({ phoneNumberId, wabaId, lane, summary: field, messageIds: [], field, value });
  }
  return Response.json({ messaging_product: "whatsapp", request_id: requestId });
}
