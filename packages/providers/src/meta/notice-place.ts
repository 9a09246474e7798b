import { z } from "zod";
import type { InboundNotice } from "../port/index.ts";
import { name } from "./payload.ts";

/** The value of a change that is no message, as it came. */
export type NoticeValue = Readonly<Record<string, unknown>>;

/** Whose notice it is and since when: what every fact in it shares. */
export type NoticePlace = {
  accountId: string | null;
  providerNumberId: string | null;
  displayPhone: string | null;
  at: Date | null;
};

const phoneSchema = z.object({
  display_phone_number: name,
  metadata: z.object({ display_phone_number: name }).optional().catch(undefined),
});

/** The place of a notice; the number people read stands in the value or in its `metadata` (A.7, A.12). */
export function placeOfNotice(notice: InboundNotice): NoticePlace {
  const { data } = phoneSchema.safeParse(notice.raw);
  return {
    accountId: notice.accountId,
    providerNumberId: notice.providerNumberId,
    displayPhone: data?.display_phone_number ?? data?.metadata?.display_phone_number ?? null,
    at: notice.providerAt ?? null,
  };
}
