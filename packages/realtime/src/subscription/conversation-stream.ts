/**
 * What a client knows of one conversation: the version its thread is at, and the highest one it
 * was told of.
 */
export type ConversationStream = {
  known: number;
  wanted: number;
  isFetching: boolean;
  mustFetchAgain: boolean;
};

export type ConversationStreamInput =
  | { type: "announced"; version: number }
  | { type: "fetched"; version: number }
  | { type: "fetch_failed" }
  | { type: "continuity_lost" };

/** `sinceVersion`: ask for what changed after it. */
export type ConversationStreamEffect =
  | { type: "fetch"; sinceVersion: number }
  | { type: "retry_later" };

type Step = { state: ConversationStream; effects: ConversationStreamEffect[] };

/** A thread that was just loaded at `version`. */
export function conversationStreamAt(version: number): ConversationStream {
  return { known: version, wanted: version, isFetching: false, mustFetchAgain: false };
}

/**
 * One step: a version we do not have is fetched, one at a time; announcements that come twice,
 * late or in any order change nothing.
 */
export function stepConversationStream(
  state: ConversationStream,
  input: ConversationStreamInput,
): Step {
  switch (input.type) {
    case "announced":
      return announced(state, input.version);
    case "fetched":
      return fetched(state, input.version);
    case "fetch_failed":
      return { state: { ...state, isFetching: false }, effects: [{ type: "retry_later" }] };
    case "continuity_lost":
      if (state.isFetching) return { state: { ...state, mustFetchAgain: true }, effects: [] };
      return fetch(state);
  }
}

function announced(state: ConversationStream, version: number): Step {
  const next = { ...state, wanted: Math.max(state.wanted, version) };
  if (version <= state.known || state.isFetching) return { state: next, effects: [] };
  return fetch(next);
}

function fetched(state: ConversationStream, version: number): Step {
  const known = Math.max(state.known, version);
  const next = { ...state, known, isFetching: false, mustFetchAgain: false };
  if (state.mustFetchAgain || state.wanted > known) return fetch(next);
  return { state: next, effects: [] };
}

function fetch(state: ConversationStream): Step {
  return {
    state: { ...state, isFetching: true },
    effects: [{ type: "fetch", sinceVersion: state.known }],
  };
}
