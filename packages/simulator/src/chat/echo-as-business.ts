import type { BusinessNumber } from "../config/index.ts";
import {
  createWamid,
  type InboundType,
  inboundContent,
  userIdOf,
  valueHead,
} from "../meta/index.ts";
import type { Customer, Message } from "../store/index.ts";
import { type ChatDeps, ChatError } from "./write-as-customer.ts";

export type Echo = {
  type: InboundType;
  part: unknown;
  extra: Record<string, unknown>;
  at?: number | undefined;
};

/**
 * Writes from the phone app of the business (coexistence, A.14): the webhook is smb_message_echoes,
 * statuses follow on `messages`. It does not open the window. `edit` and `revoke` name an earlier message.
 */
export function echoAsBusiness(
  { store, clock, line, media }: ChatDeps,
  number: BusinessNumber,
  customer: Customer,
  echo: Echo,
): Message {
  const content = inboundContent(echo.type, echo.part, echo.extra, customer.id);
  const at = Math.floor((echo.at ?? clock.now()) / 1000) * 1000;
  const message: Message = {
    id: createWamid(customer.id, "out"),
    phoneNumberId: number.phoneNumberId,
    customerId: customer.id,
    direction: "out",
    at,
    type: echo.type,
    content,
    status: "accepted",
    statusAt: { accepted: clock.now() },
    isEcho: true,
    reactions: {},
  };
  applyToTarget(store, message);
  if (!["edit", "revoke"].includes(echo.type)) store.put("message", message.id, message);
  media.adopt(message);
  line.emit({
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
    lane: `${number.phoneNumberId}:${customer.id}`,
    summary: `echo ${echo.type}`,
    messageIds: [],
    field: "smb_message_echoes",
    value: {
      ...valueHead(number),
      contacts: [
        { ...(!customer.hidePhone && { wa_id: customer.id }), user_id: userIdOf(number, customer) },
      ],
      message_echoes: [
        {
          from: number.displayPhone.slice(1),
          ...(!customer.hidePhone && { to: customer.id }),
          to_user_id: userIdOf(number, customer),
          id: message.id,
          timestamp: String(at / 1000),
          type: echo.type,
          ...content,
        },
      ],
    },
  });
  line.progress(message.id);
  return message;
}

function applyToTarget(store: ChatDeps["store"], { type, content }: Message): void {
  if (type !== "edit" && type !== "revoke") return;
  const part = content[type] as { original_message_id?: string; message?: Record<string, unknown> };
  const target = store.get("message", part.original_message_id ?? "");
  if (!target) throw new ChatError(`unable to echo; ${type} needs an original_message_id`);
  const { type: _type, context: _context, ...edited } = part.message ?? {};
  const change = type === "revoke" ? { revoked: true } : { content: edited, edited: true };
  store.put("message", target.id, { ...target, ...change });
}
