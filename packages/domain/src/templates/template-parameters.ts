import { cardPrefix, parameterKey } from "./parameter-key.ts";
import { placedTexts, type TemplatePlace } from "./placed-texts.ts";
import type { MediaType, TemplateButton, TemplateDraft, TemplateHeader } from "./schema.ts";
import { variableNames } from "./template-text.ts";

/** What kind of value a parameter takes: `text`, `payload`, `coupon` and `code` take a text (TPL-7). */
export type ParameterKind =
  | "text"
  | "media"
  | "location"
  | "payload"
  | "coupon"
  | "code"
  | "expiry";

/** Something a person fills in before sending. `name` is the variable's; `media` says which file is wanted. */
export type TemplateParameter = {
  key: string;
  kind: ParameterKind;
  name: string | null;
  media: MediaType | null;
  isRequired: boolean;
  places: readonly TemplatePlace[];
  example: string | null;
};

type Slot = Omit<TemplateParameter, "places" | "example"> & { place: TemplatePlace };

/**
 * The parameters of a template in reading order, each once with every place it fills (TPL-6, TPL-7, S0.34). Payloads
 * and Flow tokens may stay empty: the platform then uses the label, and no token.
 */
export function templateParameters(draft: TemplateDraft): TemplateParameter[] {
  const byKey = new Map<string, { parameter: TemplateParameter; places: TemplatePlace[] }>();
  for (const { place, ...slot } of slotsOf(draft)) {
    const known = byKey.get(slot.key);
    if (known !== undefined) known.places.push(place);
    else {
      const places = [place];
      const example = exampleAt(draft, slot.key);
      byKey.set(slot.key, { parameter: { ...slot, places, example }, places });
    }
  }
  return [...byKey.values()].map(({ parameter }) => parameter);
}

function exampleAt({ examples }: TemplateDraft, key: string): string | null {
  return (Object.hasOwn(examples, key) ? examples[key] : null) ?? null;
}

/** The key of the one-time password: the body's first variable, which the button repeats; null without such a button. */
export function codeKey(draft: TemplateDraft): string | null {
  if (!draft.buttons.some(({ type }) => type === "one_time_password")) return null;
  return parameterKey(draft, "body", variableNames(draft.body ?? "")[0] ?? "1");
}

function slotsOf(draft: TemplateDraft): Slot[] {
  const code = codeKey(draft);
  const chosen = [draft, ...draft.cards].flatMap((parts, index) =>
    chosenSlots({ draft, parts, code, card: index === 0 ? null : index - 1 }),
  );
  const offerSlots: Slot[] = draft.offer?.hasExpiration
    ? [slot("offer.expiry", "expiry", { part: "offer", card: null, button: null })]
    : [];
  const slots = [...textSlots(draft, code), ...chosen, ...offerSlots];
  const order = ({ place }: Slot) =>
    (place.card === null ? 0 : (place.card + 1) * 1e9) + rank[place.part] + (place.button ?? 0);
  return slots.toSorted((a, b) => order(a) - order(b));
}

const rank = { header: 0, body: 1, footer: 2, offer: 3, button: 4 } as const;

function textSlots(draft: TemplateDraft, code: string | null): Slot[] {
  return placedTexts(draft).flatMap(({ place, part, role, text }) =>
    variableNames(text).map((name) => {
      const key = parameterKey(draft, part, name);
      const kind = key === code ? "code" : role === "coupon" ? "coupon" : "text";
      return { ...slot(key, kind, place), name };
    }),
  );
}

type Chosen = {
  draft: TemplateDraft;
  parts: { header: TemplateHeader | null; buttons: readonly TemplateButton[] };
  code: string | null;
  card: number | null;
};

/** What is filled without a variable in a text: files, places, codes and payloads. */
function chosenSlots({ draft, parts, code, card }: Chosen): Slot[] {
  const { header, buttons } = parts;
  const place = { part: "header", card, button: null } as const;
  const key = `${cardPrefix(card)}header`;
  const slots: Slot[] = [];
  if (header?.type === "media" && header.url === null)
    slots.push({ ...slot(`${key}.media`, "media", place), media: header.media });
  if (header?.type === "location" && header.location === null)
    slots.push(slot(`${key}.location`, "location", place));
  for (const [index, { type }] of buttons.entries()) {
    const at = { part: "button", card, button: index } as const;
    if (type === "one_time_password" && code !== null) slots.push(slot(code, "code", at));
    if (draft.provider === "meta")
      slots.push(...buttonSlots(type, at, `${cardPrefix(card)}button.${index}`));
  }
  return slots;
}

function buttonSlots(type: TemplateButton["type"], place: TemplatePlace, part: string): Slot[] {
  if (type === "copy_code") return [slot(`${part}.coupon`, "coupon", place)];
  if (type === "quick_reply")
    return [{ ...slot(`${part}.payload`, "payload", place), isRequired: false }];
  if (type === "flow")
    return [{ ...slot(`${part}.flow_token`, "payload", place), isRequired: false }];
  return [];
}

function slot(key: string, kind: ParameterKind, place: TemplatePlace): Slot {
  return { key, kind, name: null, media: null, isRequired: true, place };
}
