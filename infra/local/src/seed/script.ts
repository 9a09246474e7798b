import type { Role } from "@parley/domain/permissions";

/** What became of a message we sent; a failure by the provider's code. */
export type Fate = "accepted" | "sent" | "delivered" | "read" | "131026" | "131047";

export type OtherKind =
  | "image"
  | "audio"
  | "video"
  | "document"
  | "location"
  | "sticker"
  | "contacts";

/** One message of a thread, told from now backwards. `reaction` is the other side's. */
export type Line = {
  by: "customer" | Role;
  agoMs: number;
  content: { text: string } | { kind: OtherKind };
  fate: Fate | null;
  reaction: string | null;
};

/** A conversation to be written. The customer's last `unread` messages have not been read. */
export type Thread = {
  customer: { name: string; phone: string; country: string; onWhatsApp?: boolean };
  status?: "open" | "closed";
  unread?: number;
  lines: readonly Line[];
};

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** "1d 2h 30m" as milliseconds. Throws on anything else. */
function agoMs(text: string): number {
  return text.split(" ").reduce((sum, part) => {
    const [, count, unit = ""] = /^(\d+)([dhm])$/.exec(part) ?? [];
    const ms = unitMs[unit];
    if (ms === undefined) throw new Error(`${text} is no time`);
    return sum + Number(count) * ms;
  }, 0);
}

/** The customer wrote, so long ago; `reaction` is ours. */
export function them(ago: string, text: string, reaction: string | null = null): Line {
  return { by: "customer", agoMs: agoMs(ago), content: { text }, fate: null, reaction };
}

/** The customer sent something that is no text. */
export function theyShared(ago: string, kind: OtherKind): Line {
  return { by: "customer", agoMs: agoMs(ago), content: { kind }, fate: null, reaction: null };
}

/** A member answered; `reaction` is the customer's. */
export function us(
  by: Role,
  ago: string,
  text: string,
  fate: Fate = "read",
  reaction: string | null = null,
): Line {
  return { by, agoMs: agoMs(ago), content: { text }, fate, reaction };
}

/**
 * A long exchange, one side after the other, that ended so long ago: "> " marks what the customer
 * wrote. A minute and a half lies between two messages, and a night after every twenty-four.
 */
export function exchange(by: Role, endedAgo: string, texts: readonly string[]): Line[] {
  const nights = (index: number) => Math.floor((texts.length - 1 - index) / 24);
  return texts.map((text, index) => {
    const isTheirs = text.startsWith("> ");
    return {
      by: isTheirs ? "customer" : by,
      agoMs: agoMs(endedAgo) + (texts.length - 1 - index) * 90_000 + nights(index) * agoMs("15h"),
      content: { text: isTheirs ? text.slice(2) : text },
      fate: isTheirs ? null : "read",
      reaction: null,
    };
  });
}

/** What became of each of our messages of a thread. */
export function fatesOf({ lines }: Thread): Fate[] {
  return lines.flatMap(({ fate }) => fate ?? []);
}
