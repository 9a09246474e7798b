import type { TemplateDraft } from "./schema.ts";

/**
 * The key of a variable: by its part at Meta (`body.1`, `card.0.button.1.1`), because each part counts for itself;
 * for the whole template at Twilio (`variable.1`), because there one value fills every place (TPL-6).
 */
export function parameterKey(draft: Pick<TemplateDraft, "provider">, part: string, name: string) {
  return draft.provider === "twilio" ? `variable.${name}` : `${part}.${name}`;
}

/** How keys begin that belong to a card; nothing for the template itself. */
export function cardPrefix(card: number | null): string {
  return card === null ? "" : `card.${card}.`;
}
