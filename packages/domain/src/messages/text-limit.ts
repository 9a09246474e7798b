import { z } from "zod";
import { capabilitiesOf } from "./capabilities.ts";
import { cleanText } from "./clean-text.ts";
import type { ProviderId } from "./provider-id.ts";
import { textLength } from "./text-length.ts";

/** Longest text that any provider takes, in Unicode code points (MSG-3, S1.16; why: docs/domain/messages.md). */
export const maxTextLength = capabilitiesOf("meta").maxTextLength;

export type TextCheck = { ok: true; text: string } | { ok: false; reason: "empty" | "too_long" };

/**
 * May this be sent as a text? Gives the cleaned text, or why not: only white space, or longer than the provider
 * takes (S1.16).
 */
export function checkText(input: string, provider: ProviderId = "meta"): TextCheck {
  const text = cleanText(input);
  if (text.trim() === "") return { ok: false, reason: "empty" };
  const isTooLong = textLength(text) > capabilitiesOf(provider).maxTextLength;
  return isTooLong ? { ok: false, reason: "too_long" } : { ok: true, text };
}

/**
 * Input schema of a text to send, by the longest limit of all providers; the output is cleaned. Issues carry the
 * reason of `checkText` as message.
 */
export const outboundTextSchema = z.string().transform((input, context) => {
  const check = checkText(input);
  if (check.ok) return check.text;
  context.addIssue({ code: "custom", message: check.reason });
  return z.NEVER;
});
