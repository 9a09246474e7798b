import { z } from "zod";
import { cleanText } from "../messages/index.ts";

/** Reply buttons that stand below the text (S0.19, S0.20); null: a plain text. */
const cardSchema = z.strictObject({
  type: z.literal("buttons"),
  buttons: z
    .array(
      z
        .string()
        .overwrite(cleanText)
        .trim()
        .min(1, "Give each button a title.")
        .max(20, "A button's title has at most 20 characters."),
    )
    .min(1)
    .max(3, "WhatsApp shows at most three buttons."),
});

/** The word behind the slash: lower case, so that typing finds it however it is written. */
const shortcutSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u,
    "A shortcut has up to 32 letters, digits, - or _, and no spaces.",
  );

/** What a person keeps under a shortcut; `isShared` makes it everybody's. */
export const quickReplyDraftSchema = z.strictObject({
  shortcut: shortcutSchema,
  text: z
    .string()
    .overwrite(cleanText)
    .trim()
    .min(1, "Write what the reply says.")
    .max(4096, "A reply has at most 4096 characters."),
  card: cardSchema
    .nullable()
    .default(null)
    .refine(
      (card) => card === null || new Set(card.buttons).size === card.buttons.length,
      "Give each button a title of its own.",
    ),
  isShared: z.boolean(),
});

export type QuickReplyDraft = z.output<typeof quickReplyDraftSchema>;
export type QuickReplyCard = z.output<typeof cardSchema>;
