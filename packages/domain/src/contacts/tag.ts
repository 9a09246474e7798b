import { z } from "zod";

/** The colours of tags, by the names of the design tokens. */
export const tagColours = [
  "green",
  "blue",
  "orange",
  "purple",
  "pink",
  "yellow",
  "cyan",
  "olive",
] as const;
export type TagColour = (typeof tagColours)[number];
export const tagColourSchema = z.enum(tagColours);

export const maxTagNameLength = 40;

// Direction marks and other invisible signs would make two tags look alike.
const invisible = /\p{C}/u;

/** A tag's name as a person wrote it: one line, runs of space made one (TAG-1, S3.19). */
export const tagNameSchema = z
  .string()
  .transform((name) => name.normalize("NFC").replaceAll(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "write a name")
      .max(maxTagNameLength, `at most ${maxTagNameLength} characters`)
      .refine((name) => !invisible.test(name), "no invisible characters"),
  );

/** What two names of the same tag have in common: case and the forms of a letter do not count (TAG-2). */
export function tagKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}
