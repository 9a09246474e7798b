import { readJson } from "@parley/providers/http";
import { z } from "zod";

const id = z.string().min(1).max(64).optional().catch(undefined);
const envelopeSchema = z.looseObject({
  object: z.literal("whatsapp_business_account"),
  entry: z.array(z.unknown()),
});
const entrySchema = z.looseObject({ id, changes: z.array(z.unknown()) });
const changeSchema = z.object({
  field: z.string(),
  value: z.object({
    metadata: z.object({ phone_number_id: id }).optional().catch(undefined),
    waba_info: z.object({ waba_id: id }).optional().catch(undefined),
    display_phone_number: id,
  }),
});

/** Whose a change is: a number's, or, of what concerns a whole account, all or one of its numbers'. */
export type ChangePlace =
  | { kind: "number"; providerNumberId: string }
  | { kind: "account"; accountId: string; phoneDigits: string | null }
  | { kind: "nobody" };

/** One change of a webhook, with the entry that it came in. */
export type PlacedChange = {
  place: ChangePlace;
  entry: Readonly<Record<string, unknown>>;
  change: unknown;
};

/** Fields that speak of an account and never of a customer; any other must name its number (A.12). */
const accountField =
  /^(?:message_template|template|account|business|phone_number|flows|security|payment_configuration)/;

/** Every change of a webhook body of Meta with its place; null when the body is none (G.1). */
export function splitChanges(rawBody: Uint8Array): PlacedChange[] | null {
  const json = readJson(rawBody);
  const { data: envelope } = envelopeSchema.safeParse(json.ok ? json.value : undefined);
  if (envelope === undefined) return null;
  return envelope.entry.flatMap((raw): PlacedChange[] => {
    const { data: entry } = entrySchema.safeParse(raw);
    if (entry === undefined) return [{ place: { kind: "nobody" }, entry: {}, change: raw }];
    return entry.changes.map((change) => ({ place: placeOf(change, entry.id), entry, change }));
  });
}

/** A body of Meta with these changes alone, each in its own entry. */
export function joinChanges(changes: readonly PlacedChange[]): Buffer {
  const entries = Map.groupBy(changes, ({ entry }) => entry);
  const body = {
    object: "whatsapp_business_account",
    entry: [...entries].map(([entry, own]) => ({
      ...entry,
      changes: own.map(({ change }) => change),
    })),
  };
  return Buffer.from(JSON.stringify(body));
}

function placeOf(raw: unknown, entryId: string | undefined): ChangePlace {
  const { data: change } = changeSchema.safeParse(raw);
  if (change === undefined) return { kind: "nobody" };
  const { field, value } = change;
  const providerNumberId = value.metadata?.phone_number_id;
  if (providerNumberId !== undefined) return { kind: "number", providerNumberId };
  const accountId = value.waba_info?.waba_id ?? entryId;
  if (accountId === undefined || !accountField.test(field)) return { kind: "nobody" };
  const phoneDigits = value.display_phone_number?.replace(/\D/g, "") ?? null;
  return { kind: "account", accountId, phoneDigits };
}
