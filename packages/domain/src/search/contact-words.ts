import { readWords } from "./read-words.ts";

export type ContactTexts = { names: readonly (string | null)[]; phones: readonly string[] };

const shortestEnd = 4;

/**
 * The distinct words by which a person is found: of the names, and every end of at least four digits of a phone, so
 * that a number is found however much of its beginning is left out (SEA-6).
 */
export function contactWords({ names, phones }: ContactTexts): string[] {
  const ofNames = names.flatMap((name) => readWords(name ?? "")).map(({ word }) => word);
  return [...new Set([...ofNames, ...phones.flatMap(endsOf)])];
}

function endsOf(phone: string): string[] {
  const digits = phone.replace(/\D/g, "");
  const count = Math.max(0, digits.length - shortestEnd + 1);
  return Array.from({ length: count }, (_, at) => digits.slice(at));
}
