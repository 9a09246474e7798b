import { z } from "zod";
import { parsePhone } from "./phone.ts";

/** Why a typed phone is refused, in words for the person who typed it (S0.32). */
export const phoneProblems = {
  empty: "Enter the customer's phone number.",
  country_code_missing:
    "Begin with + and the country code: WhatsApp would otherwise take your own country's and may reach a stranger.",
  invalid: "This is no possible phone number of its country. Check the digits.",
} as const;

/** A phone number as a person types it, to E.164 with "+"; the country code is required (IDN-2, S0.32). */
export const phoneSchema = z
  .string()
  .max(64)
  .transform((text, context): string => {
    const phone = parsePhone(text);
    if (phone.ok) return phone.e164;
    context.addIssue({ code: "custom", message: phoneProblems[phone.reason] });
    return z.NEVER;
  });
