import type { z } from "zod";
import type { Unplaced } from "../http/index.ts";
import { dropUndefined } from "../http/index.ts";
import type { InboundStatus } from "../port/index.ts";
import { statusErrorsOf } from "./errors.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { statusSchema } from "./payload.ts";

const knownStatuses: ReadonlySet<string> = new Set<InboundStatus["status"]>([
  "sent",
  "delivered",
  "read",
  "played",
  "failed",
  "deleted",
  "warning",
]);

/** One entry of `statuses` (A.9), or an invalid element. Never throws. */
export function parseStatus(raw: unknown, providerNumberId: string): Unplaced {
  const { data } = statusSchema.safeParse(raw);
  if (data === undefined) return { kind: "invalid", reason: "status_malformed", raw };
  const status = data.status.toLowerCase();
  if (!isKnown(status)) return { kind: "invalid", reason: "status_unknown", raw };
  const recipient = dropUndefined({
    waId: data.recipient_id,
    bsuid: data.recipient_user_id,
    parentBsuid: data.recipient_parent_user_id,
  });
  return {
    kind: "status",
    providerNumberId,
    providerMessageId: data.id,
    status,
    providerAt: parseTimestamp(data.timestamp),
    errors: statusErrorsOf(data.errors),
    ...dropUndefined({
      attemptRef: data.biz_opaque_callback_data,
      pricing: data.pricing,
      freeUntil: freeUntil(data),
    }),
    ...(Object.keys(recipient).length > 0 ? { recipient } : {}),
  };
}

/** Only a conversation that an advertisement or a Page's button began is free of charge (E.3). */
function freeUntil({ conversation }: z.infer<typeof statusSchema>): Date | undefined {
  if (conversation?.origin?.type !== "referral_conversion") return undefined;
  return parseTimestamp(conversation.expiration_timestamp) ?? undefined;
}

function isKnown(status: string): status is InboundStatus["status"] {
  return knownStatuses.has(status);
}
