import { z } from "zod";

const maxLength = 100;

/**
 * The name people give a contact, one line; empty takes it away, so that the profile's own name shows again
 * (CNT-1, S0.43).
 */
export const contactNameSchema = z
  .string()
  .transform((name) => name.replaceAll(/\s+/g, " ").trim())
  .pipe(z.string().max(maxLength, `at most ${maxLength} characters`))
  .transform((name) => (name === "" ? null : name));
