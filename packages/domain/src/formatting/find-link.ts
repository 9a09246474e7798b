import type { StepMeter } from "./markup-nodes.ts";

/** What stands at a place: a link up to `end`, or (`href` null) something to read as text up to `end`. */
export type FoundLink = { end: number; href: string | null };

/** Longest address that becomes a link; a longer one stays text. */
const maxLinkLength = 2048;

// No quotes, backticks, angle brackets or direction marks: nothing may make an address look like another (T-47).
const address = /(?:https?:\/\/|mailto:)[^\s<>"`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/iy;
const email = /[A-Z0-9][A-Z0-9._%+-]{0,63}@[A-Z0-9-]{1,63}(?:\.[A-Z0-9-]{1,63}){1,8}/iy;
const trailing = new Set(".,;:!?'*_~)]}");

/** The link that starts at `start`, or null: http, https and mailto addresses, bare e-mail addresses (FMT-9). */
export function findLink(line: string, start: number, meter: StepMeter): FoundLink | null {
  const url = matchAt(address, line, start, meter);
  if (url !== null) return toLink(url, start, trimAddress(url));
  const mail = matchAt(email, line, start, meter);
  return mail === null ? null : toLink(mail, start, mail, "mailto:");
}

function matchAt(pattern: RegExp, line: string, start: number, meter: StepMeter): string | null {
  pattern.lastIndex = start;
  const match = pattern.exec(line)?.[0] ?? null;
  meter.steps += match?.length ?? 1;
  return match;
}

/** Punctuation at the end belongs to the sentence, except a parenthesis that the address itself opened. */
function trimAddress(url: string): string {
  let unopened = count(url, ")") - count(url, "(");
  let end = url.length;
  while (trailing.has(url.charAt(end - 1))) {
    if (url[end - 1] === ")" && unopened-- <= 0) break;
    end -= 1;
  }
  return url.slice(0, end);
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}

function toLink(match: string, start: number, text: string, scheme = ""): FoundLink {
  const href = scheme + text;
  const isLink = match.length <= maxLinkLength && URL.canParse(href) && !/^mailto:$/i.test(href);
  return isLink ? { end: start + text.length, href } : { end: start + match.length, href: null };
}
