import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ConversationStreamEffect,
  type ConversationStreamInput,
  conversationStreamAt,
  stepConversationStream,
} from "./conversation-stream.ts";

function play(version: number, ...inputs: ConversationStreamInput[]) {
  let state = conversationStreamAt(version);
  const effects: ConversationStreamEffect[] = [];
  for (const input of inputs) {
    const step = stepConversationStream(state, input);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

describe("a conversation's stream", () => {
  test("a newer version is fetched from the one we have", () => {
    const { effects } = play(4, { type: "announced", version: 6 });
    expect(effects).toEqual([{ type: "fetch", sinceVersion: 4 }]);
  });

  test("known and older versions are no-ops", () => {
    const { effects } = play(
      4,
      { type: "announced", version: 4 },
      { type: "announced", version: 1 },
    );
    expect(effects).toEqual([]);
  });

  test("what is announced during a fetch is fetched after it, once", () => {
    const { effects } = play(
      1,
      { type: "announced", version: 2 },
      { type: "announced", version: 3 },
      { type: "announced", version: 4 },
      { type: "fetched", version: 2 },
    );
    expect(effects).toEqual([
      { type: "fetch", sinceVersion: 1 },
      { type: "fetch", sinceVersion: 2 },
    ]);
  });

  test("what a fetch already brought is not fetched again", () => {
    const { effects, state } = play(
      1,
      { type: "announced", version: 2 },
      { type: "announced", version: 3 },
      { type: "fetched", version: 3 },
    );
    expect(effects).toHaveLength(1);
    expect(state).toMatchObject({ known: 3, isFetching: false });
  });

  test("lost continuity fetches, also when it is lost during a fetch", () => {
    const lost = { type: "continuity_lost" } as const;
    expect(play(5, lost).effects).toEqual([{ type: "fetch", sinceVersion: 5 }]);
    const { effects } = play(5, lost, lost, { type: "fetched", version: 5 });
    expect(effects).toHaveLength(2);
  });

  test("a failed fetch is tried again later", () => {
    const { effects, state } = play(1, { type: "announced", version: 2 }, { type: "fetch_failed" });
    expect(effects.at(-1)).toEqual({ type: "retry_later" });
    expect(state.isFetching).toBe(false);
  });
});

test("after loss, doubling and reordering the thread ends at the server's version", () => {
  const step = fc.oneof(
    fc.constant({ do: "change" as const }),
    fc.record({ do: fc.constant("tell" as const), back: fc.nat(5) }),
    fc.constant({ do: "answer" as const }),
    fc.constant({ do: "fail" as const }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let server = 1;
      let state = conversationStreamAt(1);
      let answer: number | null = null;
      const take = (input: ConversationStreamInput) => {
        const next = stepConversationStream(state, input);
        state = next.state;
        for (const effect of next.effects) {
          if (effect.type === "fetch") {
            expect(answer).toBeNull();
            answer = server;
          }
        }
      };
      const settle = (isAnswered: boolean) => {
        if (answer === null) return;
        const version = answer;
        answer = null;
        take(isAnswered ? { type: "fetched", version } : { type: "fetch_failed" });
      };
      for (const one of steps) {
        if (one.do === "change") server += 1;
        else if (one.do === "tell")
          take({ type: "announced", version: Math.max(1, server - one.back) });
        else settle(one.do === "answer");
      }
      take({ type: "continuity_lost" });
      while (answer !== null) settle(true);
      expect(state.known).toBe(server);
    }),
    { numRuns: 500 },
  );
});
