const variable = /\{\{(\w+)\}\}/g;

/** A variable in a text: its name and where it stands. */
export type TextVariable = { name: string; start: number; end: number };

/** Every `{{name}}` of a text in the order written, repetitions included. Linear in its length. */
export function variablesOf(text: string): TextVariable[] {
  return [...text.matchAll(variable)].map(({ 0: whole, 1: name = "", index }) => ({
    name,
    start: index,
    end: index + whole.length,
  }));
}

/** The names of a text's variables, each once: numbers by value, then words as written (TPL-6). */
export function variableNames(text: string): string[] {
  const names = [...new Set(variablesOf(text).map(({ name }) => name))];
  const rank = (name: string) => (/^\d+$/.test(name) ? Number(name) : Number.POSITIVE_INFINITY);
  return names.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/**
 * The text with its variables filled, in one pass: braces inside a value stay as they are. A variable without a value
 * stays written, so that a preview shows what is still to be filled (TPL-13).
 */
export function fillText(text: string, valueFor: (name: string) => string | null): string {
  return text.replace(variable, (whole, name: string) => valueFor(name) ?? whole);
}

/** Length as the platform counts it: Unicode code points. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
