import type { ListChanged } from "../events/index.ts";

/** How long a hole in the sequence may wait for the event that fills it. */
export const gapPatienceMs = 300;

/**
 * What a client knows of a workspace's list stream. `known` is the sequence up to which its list
 * is right, null before the first load; `held` are events beyond a hole, or that came before it.
 */
export type InboxStream = {
  known: number | null;
  held: readonly ListChanged[];
  isLoading: boolean;
  mustLoadAgain: boolean;
};

export type InboxStreamInput =
  | { type: "changed"; event: ListChanged }
  | { type: "loaded"; sequence: number }
  | { type: "gap_expired" }
  | { type: "continuity_lost" };

export type InboxStreamEffect =
  | { type: "load" }
  | { type: "patch"; conversationIds: ListChanged["conversationIds"] & {} }
  | { type: "await_gap" };

type Step = { state: InboxStream; effects: InboxStreamEffect[] };

export const emptyInboxStream: InboxStream = {
  known: null,
  held: [],
  isLoading: false,
  mustLoadAgain: false,
};

/**
 * One step of the list stream: contiguous events patch, doubled ones do nothing, a hole that is
 * not filled in time or a break in continuity loads the list anew.
 */
export function stepInboxStream(state: InboxStream, input: InboxStreamInput): Step {
  switch (input.type) {
    case "changed":
      return drain({ ...state, held: hold(state, input.event) }, []);
    case "loaded":
      return loaded(state, input.sequence);
    case "gap_expired":
      return hasGap(state) ? load(state) : { state, effects: [] };
    case "continuity_lost":
      return load(state);
  }
}

function hold({ known, held }: InboxStream, event: ListChanged): readonly ListChanged[] {
  if (known !== null && event.sequence <= known) return held;
  if (held.some(({ sequence }) => sequence === event.sequence)) return held;
  return [...held, event].sort((a, b) => a.sequence - b.sequence);
}

function loaded(state: InboxStream, sequence: number): Step {
  const known = Math.max(state.known ?? 0, sequence);
  const held = state.held.filter((event) => event.sequence > known);
  const settled = { known, held, isLoading: false, mustLoadAgain: false };
  return state.mustLoadAgain ? drain(settled, [{ type: "load" }]) : drain(settled, []);
}

function load(state: InboxStream): Step {
  if (state.isLoading) return { state: { ...state, mustLoadAgain: true }, effects: [] };
  return { state: { ...state, isLoading: true }, effects: [{ type: "load" }] };
}

/** Applies what is contiguous. An event that names nothing, or too many to name, asks for a load. */
function drain(state: InboxStream, before: InboxStreamEffect[]): Step {
  const effects = [...before];
  const isLoading = state.isLoading || before.length > 0;
  let { known } = state;
  let isUnnamed = false;
  const held = state.held.filter((event) => {
    if (known === null || event.sequence !== known + 1) return true;
    known = event.sequence;
    if (event.conversationIds === null) isUnnamed = true;
    else effects.push({ type: "patch", conversationIds: event.conversationIds });
    return false;
  });
  const next: InboxStream = { ...state, known, held, isLoading };
  if (isUnnamed) {
    const step = load(next);
    return { state: step.state, effects: [...effects, ...step.effects] };
  }
  if (hasGap(next)) effects.push({ type: "await_gap" });
  return { state: next, effects };
}

function hasGap({ held, isLoading }: InboxStream): boolean {
  return held.length > 0 && !isLoading;
}
