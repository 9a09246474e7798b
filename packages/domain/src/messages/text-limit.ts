import { z } from "zod";
import { cleanText } from "./clean-text.ts";

/** Longest text the platform takes, in Unicode code points (MSG-3, S1.16; why: docs/domain/messages.md). */
export const maxTextLength = 4096;

/** Length as the platform counts it: Unicode code points, so an astral emoji is one. */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export type TextCheck = { ok: true; text: string } | { ok: false; reason: "empty" | "too_long" };

/** May this be sent as a text? Gives the cleaned text, or why not: only white space, or over 4,096 (S1.16). */
export function checkText(input: string): TextCheck {
  const text = cleanText(input);
  if (text.trim() === "") return { ok: false, reason: "empty" };
  return textLength(text) > maxTextLength ? { ok: false, reason: "too_long" } : { ok: true, text };
}

/** Input schema of a text to send; the output is cleaned. Issues carry the reason of `checkText` as message. */
export const outboundTextSchema = z.string().transform((input, context) => {
  const check = checkText(input);
  if (check.ok) return check.text;
  context.addIssue({ code: "custom", message: check.reason });
  return z.NEVER;
});
