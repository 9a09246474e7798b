import { z } from "zod";
import type { ProviderFact } from "../port/index.ts";
import type { NoticePlace, NoticeValue } from "./notice-place.ts";
import { isNobody, parseContacts, parseSender } from "./parse-sender.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { anyId, id, type MetaContact, word } from "./payload.ts";

const preferenceSchema = z.object({
  wa_id: id,
  user_id: id,
  parent_user_id: id,
  category: word,
  value: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(z.enum(["stop", "resume", "signup"])),
  timestamp: z.unknown().optional(),
});

/** `user_preferences`: who stopped or allowed marketing from this number (A.13). */
export function preferenceFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  return each(value.user_preferences, value, (raw, contacts) => {
    const { data } = preferenceSchema.safeParse(raw);
    if (data?.category !== "marketing_messages") return null;
    const ids = {
      from: data.wa_id,
      from_user_id: data.user_id,
      from_parent_user_id: data.parent_user_id,
    };
    const person = parseSender(ids, contacts);
    if (isNobody(person)) return null;
    const at = parseTimestamp(data.timestamp) ?? place.at;
    const isStopped = data.value === "stop";
    return { kind: "marketing_preference", ...place, at, person, isStopped };
  });
}

const callSchema = z.object({
  id: anyId,
  from: id,
  from_user_id: id,
  from_parent_user_id: id,
  to: id,
  to_user_id: id,
  to_parent_user_id: id,
  event: word,
  direction: word.optional().catch(undefined),
  status: z
    .union([word, z.tuple([word], z.unknown()).transform(([first]) => first)])
    .optional()
    .catch(undefined),
  duration: z.number().nonnegative().optional().catch(undefined),
  timestamp: z.unknown().optional(),
});

/** `calls` (A.15): a missed call counts too, a customer's call opens the window. */
export function callFacts(value: NoticeValue, place: NoticePlace): ProviderFact[] | null {
  return each(value.calls, value, (raw, contacts) => {
    const { data } = callSchema.safeParse(raw);
    if (data === undefined) return null;
    const isOutbound = data.direction === "business_initiated";
    const callee = {
      from: data.to,
      from_user_id: data.to_user_id,
      from_parent_user_id: data.to_parent_user_id,
    };
    const person = parseSender(isOutbound ? callee : data, contacts);
    if (isNobody(person)) return null;
    return {
      kind: "call",
      ...place,
      at: parseTimestamp(data.timestamp) ?? place.at,
      callId: data.id,
      person,
      direction: isOutbound ? "outbound" : "inbound",
      event: data.event,
      outcome: data.status ?? null,
      durationSeconds: data.duration ?? null,
    };
  });
}

/** The facts of a list, the unreadable entries left out; null when none is left. */
function each(
  list: unknown,
  value: NoticeValue,
  read: (raw: unknown, contacts: readonly MetaContact[]) => ProviderFact | null,
): ProviderFact[] | null {
  if (!Array.isArray(list)) return null;
  const contacts = parseContacts(value.contacts);
  const facts = list.flatMap((raw: unknown) => read(raw, contacts) ?? []);
  return facts.length === 0 ? null : facts;
}
