import type { ConversationId } from "@parley/domain/ids";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListChanged } from "../events/index.ts";
import {
  emptyInboxStream,
  type InboxStream,
  type InboxStreamEffect,
  type InboxStreamInput,
  stepInboxStream,
} from "./inbox-stream.ts";

const a = "a" as ConversationId;
const b = "b" as ConversationId;
const changed = (sequence: number, ids: ConversationId[] | null): InboxStreamInput => ({
  type: "changed",
  event: { v: 1, type: "list.changed", sequence, conversationIds: ids },
});

function play(...inputs: InboxStreamInput[]) {
  let state: InboxStream = emptyInboxStream;
  let effects: InboxStreamEffect[] = [];
  for (const input of inputs) ({ state, effects } = stepInboxStream(state, input));
  return { state, effects };
}

describe("the list stream", () => {
  test("the first attach loads the list", () => {
    expect(play({ type: "continuity_lost" }).effects).toEqual([{ type: "load" }]);
  });

  test("events that came before the load are dropped up to its sequence, the rest applied", () => {
    const { state, effects } = play({ type: "continuity_lost" }, changed(7, [b]), changed(6, [a]), {
      type: "loaded",
      sequence: 6,
    });
    expect(effects).toEqual([{ type: "patch", conversationIds: [b] }]);
    expect(state).toMatchObject({ known: 7, held: [] });
  });

  test("an event out of order waits for the one before it", () => {
    const { state, effects } = play({ type: "loaded", sequence: 1 }, changed(3, [b]));
    expect(effects).toEqual([{ type: "await_gap" }]);
    expect(stepInboxStream(state, changed(2, [a])).effects).toEqual([
      { type: "patch", conversationIds: [a] },
      { type: "patch", conversationIds: [b] },
    ]);
  });

  test("a gap that is not filled in time loads the list", () => {
    const { effects } = play({ type: "loaded", sequence: 1 }, changed(3, [b]), {
      type: "gap_expired",
    });
    expect(effects).toEqual([{ type: "load" }]);
  });

  test("a gap that was filled in time loads nothing", () => {
    const inputs = [changed(3, [b]), changed(2, [a])];
    const { effects } = play({ type: "loaded", sequence: 1 }, ...inputs, { type: "gap_expired" });
    expect(effects).toEqual([]);
  });

  test("an event that names no conversation loads the list", () => {
    expect(play({ type: "loaded", sequence: 1 }, changed(2, null)).effects).toEqual([
      { type: "load" },
    ]);
  });

  test("continuity lost during a load asks for one more load, not two at a time", () => {
    const lost = { type: "continuity_lost" } as const;
    const { state, effects } = play(lost, lost, lost);
    expect(effects).toEqual([]);
    const once = stepInboxStream(state, { type: "loaded", sequence: 4 });
    expect(once.effects).toEqual([{ type: "load" }]);
    expect(stepInboxStream(once.state, { type: "loaded", sequence: 4 }).effects).toEqual([]);
  });

  test("a doubled event is a no-op", () => {
    const { effects } = play({ type: "loaded", sequence: 1 }, changed(2, [a]), changed(2, [a]));
    expect(effects).toEqual([]);
  });
});

/** A server with a list of versions, and a client whose network loses, doubles and reorders. */
class World {
  versions = new Map<ConversationId, number>();
  log: ListChanged[] = [];
  state: InboxStream = emptyInboxStream;
  view = new Map<ConversationId, number>();
  pending: (() => void)[] = [];
  hasLost = false;

  change(ids: ConversationId[], isNamed: boolean) {
    for (const id of ids) this.versions.set(id, (this.versions.get(id) ?? 0) + 1);
    const sequence = this.log.length + 1;
    const conversationIds = isNamed ? ids : null;
    this.log.push({ v: 1, type: "list.changed", sequence, conversationIds });
  }

  take(input: InboxStreamInput) {
    const { state, effects } = stepInboxStream(this.state, input);
    this.state = state;
    for (const effect of effects) this.run(effect);
  }

  run(effect: InboxStreamEffect) {
    if (effect.type === "await_gap") {
      this.pending.push(() => this.take({ type: "gap_expired" }));
    } else if (effect.type === "patch") {
      const read = effect.conversationIds.map((id) => [id, this.versions.get(id) ?? 0] as const);
      this.pending.push(() => this.merge(read));
    } else {
      const read = [...this.versions];
      const sequence = this.log.length;
      this.pending.push(() => {
        this.merge(read);
        this.take({ type: "loaded", sequence });
      });
    }
  }

  merge(read: readonly (readonly [ConversationId, number])[]) {
    for (const [id, version] of read) {
      this.view.set(id, Math.max(version, this.view.get(id) ?? 0));
    }
  }
}

const action = fc.oneof(
  fc.record({
    do: fc.constant("change" as const),
    ids: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 3 }),
    isNamed: fc.boolean(),
    fate: fc.constantFrom("deliver", "double", "lose", "delay"),
  }),
  fc.record({ do: fc.constant("settle" as const), index: fc.nat(9) }),
  fc.record({ do: fc.constant("release" as const), index: fc.nat(9) }),
);

test("after loss, doubling and reordering the list ends equal to the server's", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const world = new World();
      const delayed: ListChanged[] = [];
      world.take({ type: "continuity_lost" });
      for (const step of actions) {
        if (step.do === "settle") {
          world.pending.splice(step.index % (world.pending.length || 1), 1)[0]?.();
        } else if (step.do === "release") {
          const [event] = delayed.splice(step.index % (delayed.length || 1), 1);
          if (event) world.take({ type: "changed", event });
        } else {
          world.change(step.ids as ConversationId[], step.isNamed);
          const event = world.log.at(-1)!;
          if (step.fate === "delay") delayed.push(event);
          const times = { deliver: 1, double: 2, lose: 0, delay: 0 }[step.fate] ?? 0;
          for (let i = 0; i < times; i += 1) world.take({ type: "changed", event });
        }
      }
      // One last event always arrives: it reveals whatever was lost before it.
      world.change([a], true);
      for (const event of [...delayed, world.log.at(-1)!]) world.take({ type: "changed", event });
      while (world.pending.length > 0) world.pending.shift()?.();
      expect(world.view).toEqual(world.versions);
      expect(world.state).toMatchObject({ known: world.log.length, held: [], isLoading: false });
    }),
    { numRuns: 500 },
  );
});
