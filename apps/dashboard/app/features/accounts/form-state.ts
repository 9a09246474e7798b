/** What a form that was sent back shows: what was typed (no password), and what is wrong with it. */
export type FormState<Name extends string> = {
  values: Partial<Record<Name, string>>;
  errors: Partial<Record<Name, string>>;
  /** Why the whole was refused, when no single field is to blame. */
  refusal: string | null;
};

/** A rule's words as a sentence: "use at least 8 characters" → "Use at least 8 characters." */
export function toSentence(words: string): string {
  const end = /[.!?]$/.test(words) ? "" : ".";
  return words.charAt(0).toUpperCase() + words.slice(1) + end;
}
