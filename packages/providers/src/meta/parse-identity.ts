import { dropUndefined, type Unplaced } from "../http/index.ts";
import type { InboundSender } from "../port/index.ts";
import { type MetaSystem, systemSchema } from "./content-payload.ts";
import type { RawMessage } from "./parse-content.ts";
import { isNobody } from "./parse-sender.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { type MetaMessage, userIdUpdateSchema } from "./payload.ts";

const changes: ReadonlySet<string> = new Set([
  "user_changed_number",
  "customer_changed_number",
  "user_changed_user_id",
]);

/**
 * A system message that tells a new number or user id (A.8), in every spelling Meta has used. Null for another
 * system message, and for a change that does not name both sides: those are shown, and change nobody.
 */
export function parseIdentityChange(
  message: MetaMessage,
  raw: RawMessage,
  providerNumberId: string,
): Unplaced | null {
  const { data: system } = systemSchema.safeParse(raw.system);
  if (system?.type === undefined || !changes.has(system.type)) return null;
  const from = before(message, system);
  const to = after(system);
  if (isNobody(from) || isNobody(to)) return null;
  return {
    kind: "identity_change",
    providerNumberId,
    providerMessageId: message.id,
    providerAt: parseTimestamp(message.timestamp),
    ...{ from, to, text: system.body ?? "" },
  };
}

/**
 * One entry of `user_id_update`, announced and later withdrawn (J.13): it has no message id, so the two ids make
 * one that a repeated delivery has too. Invalid when it names no change.
 */
export function parseUserIdUpdate(raw: unknown, providerNumberId: string): Unplaced {
  const { data } = userIdUpdateSchema.safeParse(raw);
  if (data === undefined) return { kind: "invalid", reason: "message_malformed", raw };
  const { wa_id: waId, user_id, parent_user_id: parent } = data;
  return {
    kind: "identity_change",
    providerNumberId,
    providerMessageId: `user_id_update:${user_id.previous}:${user_id.current}`,
    providerAt: parseTimestamp(data.timestamp),
    from: dropUndefined({ waId, bsuid: user_id.previous, parentBsuid: parent?.previous }),
    to: dropUndefined({ waId, bsuid: user_id.current, parentBsuid: parent?.current }),
    text: data.detail ?? "",
  };
}

/** Which of `from` and `from_user_id` comes for a hidden phone is not documented: the system's own word wins. */
function before(message: MetaMessage, system: MetaSystem): InboundSender {
  return dropUndefined({
    waId: message.from ?? system.customer,
    bsuid: system.previous_user_id ?? message.from_user_id,
    parentBsuid: system.previous_parent_user_id ?? message.from_parent_user_id,
  });
}

function after(system: MetaSystem): InboundSender {
  return dropUndefined({
    waId: system.wa_id ?? system.new_wa_id,
    bsuid: system.user_id,
    parentBsuid: system.parent_user_id,
  });
}
