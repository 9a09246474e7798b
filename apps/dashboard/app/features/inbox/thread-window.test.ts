import { expect, test } from "vitest";
import type { MessageChanges, MessageView, MessageWindow } from "./inbox-views.ts";
import {
  appendPage,
  applyChanges,
  reloadThread,
  showWindow,
  type ThreadState,
  threadOf,
} from "./messages-state.ts";

function message(sequence: number, version = 1): MessageView {
  return {
    ...{ id: `m${sequence}`, at: new Date(sequence * 1_000), position: 0, sequence, version },
    content: { type: "text", text: `text ${sequence}` },
    clientMessageId: null,
  } as unknown as MessageView;
}

const items = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at));
const part = (from: number, to: number, more: Partial<MessageWindow> = {}): MessageWindow => ({
  ...{ items: items(from, to), asides: [], hasEarlier: true, hasLater: true, version: 9, ...more },
});
const newest = () => threadOf({ items: items(90, 99), asides: [], hasEarlier: true, version: 9 });
const shown = ({ messages }: ThreadState) => messages.map(({ sequence }) => sequence);
const changes = (version: number, ...changed: MessageView[]): MessageChanges => ({
  ...{ items: changed, asides: [], version, hasMore: false },
});

test("a jump shows the message amid its neighbours, without a gap to what was loaded (S0.15)", () => {
  const jumped = showWindow(newest(), part(10, 13));
  expect(shown(jumped)).toEqual([10, 11, 12, 13]);
  expect(jumped).toMatchObject({ hasEarlier: true, hasLater: true });
});

test("while the end is not loaded, what arrives there waits; what changes here shows", () => {
  const jumped = showWindow(newest(), part(10, 13));
  const changed = applyChanges(jumped, changes(10, message(12, 10), message(100, 10)));
  expect(shown(changed)).toEqual([10, 11, 12, 13]);
  expect(changed.messages[2]?.version).toBe(10);
});

test("pages lead back to the end, and only one as new as the thread is the end", () => {
  const jumped = applyChanges(showWindow(newest(), part(10, 13)), changes(10, message(100, 10)));
  const stale = appendPage(jumped, part(14, 99, { hasLater: false, version: 9 }));
  expect(stale.hasLater).toBe(true);
  const ended = appendPage(stale, part(100, 100, { hasLater: false, version: 10 }));
  expect(ended.hasLater).toBe(false);
  expect(shown(ended).at(-1)).toBe(100);
});

test("a page that was overtaken takes nothing back, and is not believed to be the end", () => {
  const patched = applyChanges(newest(), changes(11, message(95, 11)));
  const jumped = showWindow(patched, part(94, 99, { hasLater: false, version: 9 }));
  expect(jumped.messages[1]?.version).toBe(11);
  expect(jumped.hasLater).toBe(true);
});

test("the end is shown again as it is on the server", () => {
  const jumped = showWindow(newest(), part(10, 13));
  const back = reloadThread(jumped, {
    items: items(95, 100),
    asides: [],
    hasEarlier: true,
    version: 10,
  });
  expect(shown(back)).toEqual([95, 96, 97, 98, 99, 100]);
  expect(back.hasLater).toBe(false);
});
