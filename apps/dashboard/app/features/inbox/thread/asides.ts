import type { AsideView, MessageView } from "../inbox-views.ts";

/** Lines of a thread that are no messages, in their order: by time, then by id. */
export type Asides = readonly AsideView[];

/** The asides with newer copies of some, and new ones at their places. */
export function mergeAsides(known: Asides, incoming: Asides): Asides {
  if (incoming.length === 0) return known;
  const byId = new Map(known.map((aside) => [aside.id, aside]));
  for (const aside of incoming) {
    const before = byId.get(aside.id);
    if (before === undefined || before.version < aside.version) byId.set(aside.id, aside);
  }
  return [...byId.values()].sort(compareAsides);
}

/** Those that stand where messages are loaded: not above the first one while earlier ones are not here. */
export function asidesFrom(
  asides: Asides,
  { messages, hasEarlier }: { messages: readonly MessageView[]; hasEarlier: boolean },
): Asides {
  const [first] = messages;
  if (!hasEarlier || first === undefined) return asides;
  return asides.filter(({ at }) => at >= first.at);
}

/** Is the aside below the message: later, or within its second, which is all a message tells (CON-8)? */
export function isBelow(aside: AsideView, message: Pick<MessageView, "at">): boolean {
  return Math.floor(aside.at.getTime() / 1000) >= Math.floor(message.at.getTime() / 1000);
}

function compareAsides(a: AsideView, b: AsideView): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
}
