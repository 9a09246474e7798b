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
    ...dropUndefined({ attemptRef: data.biz_opaque_callback_data, pricing: data.pricing }),
    ...(Object.keys(recipient).length > 0 ? { recipient } : {}),
  };
}

function isKnown(status: string): status is InboundStatus["status"] {
  return knownStatuses.has(status);
}
