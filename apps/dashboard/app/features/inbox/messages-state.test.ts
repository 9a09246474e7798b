import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AsideView, MessagePage, MessageView } from "./inbox-views.ts";
import {
  addPending,
  applyChanges,
  confirmPending,
  dropPending,
  failPending,
  lastSequence,
  type PendingMessage,
  prependPage,
  reloadThread,
  type ThreadState,
  threadEntries,
  threadOf,
} from "./messages-state.ts";

const message = (id: string, second: number, more: Partial<MessageView> = {}): MessageView =>
  ({
    id,
    clientMessageId: null,
    direction: "inbound",
    content: { type: "text", text: id },
    at: new Date(second * 1000),
    position: 0,
    sequence: second,
    version: 1,
    ...more,
  }) as MessageView;

const page = (items: MessageView[], hasEarlier = false, version = 1): MessagePage => ({
  items,
  asides: [],
  hasEarlier,
  version,
});
const changes = (items: MessageView[], version = 2, asides: AsideView[] = []) => ({
  ...{ items, version, asides },
  hasMore: false,
});
const aside = (id: string, second: number) =>
  ({ kind: "event", id, at: new Date(second * 1000 + 500), version: 2 }) as AsideView;
const pending = (clientMessageId: string): PendingMessage => ({
  clientMessageId,
  content: { type: "text", text: "same words" },
  media: null,
  quoted: null,
  at: new Date(60_000),
  failure: null,
});
const keys = (state: ThreadState) => threadEntries(state).map(({ key }) => key);

describe("the thread", () => {
  test("what happened stands between the messages before and after it (CON-8)", () => {
    const state = threadOf(page([message("a", 1), message("b", 5)]));
    const told = [aside("closed", 2), aside("assigned", 5)];
    expect(keys(applyChanges(state, changes([], 2, told)))).toEqual([
      ...["a", "closed", "b", "assigned"],
    ]);
    const isOfPast = applyChanges({ ...state, hasEarlier: true }, changes([], 2, [aside("x", 0)]));
    expect(keys(isOfPast)).toEqual(["a", "b"]);
  });

  test("a page before the first message brings what happened there, and a reload keeps it (CON-8)", () => {
    const later = { ...page([message("b", 5)], true), asides: [aside("late", 6)] };
    const earlier = { ...page([message("a", 1)]), asides: [aside("early", 2)] };
    const both = prependPage(threadOf(later), earlier);
    expect(keys(both)).toEqual(["a", "early", "b", "late"]);
    expect(keys(reloadThread(both, { ...later, version: 3 }))).toEqual(["b", "late"]);
  });

  test("a late arrival takes its place by time, position and sequence (D-03)", () => {
    const state = threadOf(page([message("a", 1), message("d", 9)]));
    const late = [message("c", 5, { position: 1 }), message("b", 5)];
    expect(keys(applyChanges(state, changes(late)))).toEqual(["a", "b", "c", "d"]);
  });

  test("a change that comes late does not undo a newer one (S4.25)", () => {
    const read = message("a", 1, { version: 4, status: "read" });
    const state = applyChanges(threadOf(page([message("a", 1)])), changes([read], 4));
    const after = applyChanges(
      state,
      changes([message("a", 1, { version: 3, status: "sent" })], 3),
    );
    expect(after.messages).toEqual([read]);
    expect(after.version).toBe(4);
  });

  test("what lies before the loaded part waits for its page", () => {
    const state = threadOf(page([message("m", 10)], true));
    expect(keys(applyChanges(state, changes([message("a", 1)])))).toEqual(["m"]);
    expect(keys(prependPage(state, page([message("a", 1)])))).toEqual(["a", "m"]);
  });

  test("loaded anew it keeps what is newer here and drops what is out of reach", () => {
    const newer = message("c", 3, { version: 9 });
    const state = threadOf(page([message("a", 1), newer]));
    const after = reloadThread(state, page([message("b", 2), message("c", 3)], true, 5));
    expect(after.messages).toEqual([message("b", 2), newer]);
    expect(after).toMatchObject({ hasEarlier: true, version: 5 });
  });

  test("the read marker goes up to the highest receipt, not the last shown", () => {
    const state = threadOf(page([message("a", 1, { sequence: 8 }), message("b", 2)]));
    expect(lastSequence(state)).toBe(8);
    expect(lastSequence(threadOf(page([])))).toBe(0);
  });
});

describe("texts on their way", () => {
  const empty = threadOf(page([message("a", 1)]));
  const two = addPending(addPending(empty, pending("one")), pending("two"));

  test("show at once at the end, in the order they were sent", () => {
    expect(keys(two)).toEqual(["a", "one", "two"]);
  });

  test("are resolved by their id, never by their words, and keep their key", () => {
    const sent = message("m2", 61, { clientMessageId: "two", direction: "outbound" });
    const state = confirmPending(two, sent);
    expect(state.pending.map(({ clientMessageId }) => clientMessageId)).toEqual(["one"]);
    expect(keys(state)).toEqual(["a", "two", "one"]);
  });

  test("end as one message whichever comes first, the answer or the event", () => {
    const answer = message("m1", 61, { clientMessageId: "one" });
    const pushed = message("m1", 61, { clientMessageId: "one", version: 3, status: "sent" });
    const answerFirst = applyChanges(confirmPending(two, answer), changes([pushed], 3));
    const eventFirst = confirmPending(applyChanges(two, changes([pushed], 3)), answer);
    expect(answerFirst).toEqual(eventFirst);
    expect(keys(answerFirst)).toEqual(["a", "one", "two"]);
  });

  test("keep their words when they are refused, until dropped", () => {
    const refused = failPending(two, "one", { kind: "refused", message: "the window is closed" });
    expect(refused.pending[0]).toMatchObject({
      content: { text: "same words" },
      failure: { kind: "refused" },
    });
    expect(keys(dropPending(refused, "one"))).toEqual(["a", "two"]);
  });

  test("sent again under the same id they lose their failure and stay one", () => {
    const failed = failPending(two, "one", { kind: "unreached", message: "no answer" });
    const again = addPending(failed, pending("one"));
    expect(keys(again)).toEqual(["a", "one", "two"]);
    expect(again.pending[0]?.failure).toBeNull();
  });

  test("sent again after the server had them all along they do not show twice", () => {
    const stored = confirmPending(two, message("m1", 61, { clientMessageId: "one" }));
    expect(keys(addPending(stored, pending("one")))).toEqual(["a", "one", "two"]);
  });
});

test("in whatever order and however often changes come, the thread ends the same", () => {
  const versions = fc.array(
    fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      version: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(versions, fc.infiniteStream(fc.nat()), (all, order) => {
      const at = { a: 3, b: 1, c: 2, d: 2 } as const;
      const views = all.map(({ id, version }) => {
        const second = at[id as keyof typeof at];
        return message(id, second, { version, sequence: id.charCodeAt(0) });
      });
      const shuffled = [...views, ...views]
        .map((view) => [order.next().value as number, view] as const)
        .sort(([x], [y]) => x - y)
        .map(([, view]) => view);
      const play = (list: MessageView[]) =>
        list.reduce(
          (state, view) => applyChanges(state, changes([view], view.version)),
          threadOf(page([])),
        );
      const { messages, version } = play(shuffled);
      const expected = play(views);
      expect({ messages, version }).toEqual({
        messages: expected.messages,
        version: expected.version,
      });
    }),
  );
});
