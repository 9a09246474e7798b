import { describe, expect, test } from "vitest";
import type { ConversationId, ConversationPage, ConversationView } from "./inbox-views.ts";
import {
  appendPage,
  compareActivity,
  type ListState,
  listOf,
  patchRows,
  reloadList,
} from "./list-state.ts";

const row = (id: string, minute: number, more: Partial<ConversationView> = {}): ConversationView =>
  ({
    id,
    status: "open",
    version: 1,
    unreadCount: 0,
    lastActivityAt: new Date(minute * 60_000),
    ...more,
  }) as ConversationView;

const page = (items: ConversationView[], hasMore = false, listSequence = 1): ConversationPage => ({
  items,
  hasMore,
  listSequence,
  now: new Date(0),
});

const ids = (state: ListState) => state.rows.map(({ id }) => id).join("");
const named = (...names: string[]) => names as ConversationId[];

describe("the list", () => {
  test("is sorted by latest activity, then by id (S3.4)", () => {
    expect(ids(listOf("open", page([row("a", 1), row("c", 2), row("b", 2)])))).toBe("cba");
    expect(compareActivity(row("a", 1), row("b", 1))).toBeGreaterThan(0);
  });

  test("a changed conversation moves to the top (S3.26)", () => {
    const state = listOf("open", page([row("b", 2), row("a", 1)]));
    expect(ids(patchRows(state, named("a"), [row("a", 3, { version: 2 })]))).toBe("ab");
  });

  test("a new conversation appears without a reload (S3.24)", () => {
    const state = listOf("open", page([row("a", 1)]));
    expect(ids(patchRows(state, named("n"), [row("n", 5)]))).toBe("na");
  });

  test("an older answer does not undo a newer one", () => {
    const newest = row("a", 9, { version: 5, unreadCount: 2 });
    const state = patchRows(listOf("open", page([row("a", 1)])), named("a"), [newest]);
    expect(patchRows(state, named("a"), [row("a", 2, { version: 4 })]).rows).toEqual([newest]);
  });

  test("a closed conversation leaves the open list, and an older answer cannot bring it back", () => {
    const state = listOf("open", page([row("b", 2), row("a", 1)]));
    const closed = patchRows(state, named("a"), [row("a", 3, { version: 2, status: "closed" })]);
    expect(ids(closed)).toBe("b");
    expect(ids(patchRows(closed, named("a"), [row("a", 3, { version: 1 })]))).toBe("b");
  });

  test("the list of all keeps every status", () => {
    const state = listOf("all", page([row("a", 1, { status: "archived" }), row("b", 2)]));
    expect(ids(state)).toBe("ba");
  });

  test("a conversation that is gone leaves the list", () => {
    const state = listOf("open", page([row("b", 2), row("a", 1)]));
    expect(ids(patchRows(state, named("b"), []))).toBe("a");
  });
});

describe("pages of the list", () => {
  const first = listOf("open", page([row("d", 4), row("c", 3)], true));

  test("the next page follows the cursor", () => {
    const both = appendPage(first, page([row("b", 2), row("a", 1)]));
    expect(ids(both)).toBe("dcba");
    expect(both.cursor).toBeNull();
  });

  test("a change beyond the loaded range waits for its page, so that no hole opens", () => {
    expect(ids(patchRows(first, named("a"), [row("a", 1, { version: 2 })]))).toBe("dc");
  });

  test("the cursor stays where the page ended when its row moves up", () => {
    const moved = patchRows(first, named("c"), [row("c", 9, { version: 2 })]);
    expect(ids(moved)).toBe("cd");
    expect(moved.cursor).toEqual({ id: "c", lastActivityAt: new Date(3 * 60_000) });
  });

  test("a reload names the rows it does not have", () => {
    const { state, doubtful } = reloadList(first, page([row("e", 5), row("c", 3)], true, 7));
    expect(ids(state)).toBe("edc");
    expect(doubtful).toEqual(["d"]);
    expect(state.sequence).toBe(7);
  });

  test("a reload forgets the rows beyond its range", () => {
    const long = appendPage(first, page([row("b", 2), row("a", 1)]));
    expect(ids(reloadList(long, page([row("d", 4), row("c", 3)], true)).state)).toBe("dc");
  });
});
