import { everythingOpen } from "@parley/domain/conversations";
import type { UserId } from "@parley/domain/ids";
import { describe, expect, test } from "vitest";
import type { ConversationId, ConversationPage, ConversationView } from "./inbox-views.ts";
import {
  appendPage,
  compareRows,
  type ListState,
  listOf,
  patchRows,
  reloadList,
  rowsAt,
} from "./list-state.ts";

const row = (id: string, minute: number, more: Partial<ConversationView> = {}): ConversationView =>
  ({
    id,
    status: "open",
    version: 1,
    unreadCount: 0,
    lastActivityAt: new Date(minute * 60_000),
    lastInboundAt: new Date(minute * 60_000),
    windowForcedClosedAt: null,
    assignee: null,
    hasFailed: false,
    number: { id: "number" },
    contact: { isBlocked: false, tags: [] },
    ...more,
  }) as ConversationView;

const page = (items: ConversationView[], hasMore = false, listSequence = 1): ConversationPage => ({
  items,
  hasMore,
  listSequence,
  now: new Date(0),
});

const now = new Date(0);
const open = (first: ConversationPage) => listOf(everythingOpen, first, "me");
const patch = (state: ListState, changed: ConversationId[], found: ConversationView[]) =>
  patchRows(state, changed, found, now);
const ids = (state: ListState) => state.rows.map(({ id }) => id).join("");
const named = (...names: string[]) => names as ConversationId[];

describe("the list", () => {
  test("is sorted by latest activity, then by id (S3.4)", () => {
    expect(ids(open(page([row("a", 1), row("c", 2), row("b", 2)])))).toBe("cba");
    expect(compareRows(everythingOpen)(row("a", 1), row("b", 1))).toBeGreaterThan(0);
  });

  test("a changed conversation moves to the top (S3.26)", () => {
    const state = open(page([row("b", 2), row("a", 1)]));
    expect(ids(patch(state, named("a"), [row("a", 3, { version: 2 })]))).toBe("ab");
  });

  test("a new conversation appears without a reload (S3.24)", () => {
    const state = open(page([row("a", 1)]));
    expect(ids(patch(state, named("n"), [row("n", 5)]))).toBe("na");
  });

  test("an older answer does not undo a newer one", () => {
    const newest = row("a", 9, { version: 5, unreadCount: 2 });
    const state = patch(open(page([row("a", 1)])), named("a"), [newest]);
    expect(patch(state, named("a"), [row("a", 2, { version: 4 })]).rows).toEqual([newest]);
  });

  test("a closed conversation leaves the open list, and an older answer cannot bring it back", () => {
    const state = open(page([row("b", 2), row("a", 1)]));
    const closed = patch(state, named("a"), [row("a", 3, { version: 2, status: "closed" })]);
    expect(ids(closed)).toBe("b");
    expect(ids(patch(closed, named("a"), [row("a", 3, { version: 1 })]))).toBe("b");
  });

  test("the list of all keeps every status", () => {
    const state = listOf(
      { ...everythingOpen, status: null },
      page([row("a", 1, { status: "archived" }), row("b", 2)]),
      "me",
    );
    expect(ids(state)).toBe("ba");
  });

  test("a conversation that is gone leaves the list", () => {
    const state = open(page([row("b", 2), row("a", 1)]));
    expect(ids(patch(state, named("b"), []))).toBe("a");
  });
});

describe("a filtered list (CON-11)", () => {
  const holder = (id: string) => ({ assignee: { id: id as UserId, name: id } });

  test("loses a conversation that was given to somebody else, and gains one given to its member (S0.39)", () => {
    const first = page([row("b", 2, holder("me")), row("a", 1, holder("me"))]);
    const mine = listOf({ ...everythingOpen, tab: "mine" }, first, "me");
    const given = row("c", 3, { version: 2, ...holder("me") });
    const taken = row("a", 1, { version: 2, ...holder("ben") });
    expect(ids(patch(mine, named("a", "c"), [given, taken]))).toBe("cb");
  });

  test("of what is about to be lost begins with the window that closes first, and forgets closed ones", () => {
    const filter = { ...everythingOpen, order: "closing" as const };
    const day = 24 * 60;
    const state = listOf(filter, page([row("c", 3), row("a", 1), row("b", 2)], true), "me");
    expect(ids(state)).toBe("ab");
    const whole = listOf(filter, page([row("a", 1), row("b", 2)]), "me");
    const at = new Date((day + 1) * 60_000);
    expect(rowsAt(whole, at).map(({ id }) => id)).toEqual(["b"]);
    expect(rowsAt(open(page([row("a", 1)])), at)).toHaveLength(1);
  });

  test("of unread loses what was read", () => {
    const unread = { ...everythingOpen, isUnread: true };
    const state = listOf(unread, page([row("a", 1, { unreadCount: 2 })]), "me");
    expect(ids(patch(state, named("a"), [row("a", 1, { version: 2 })]))).toBe("");
  });
});

describe("pages of the list", () => {
  const first = open(page([row("d", 4), row("c", 3)], true));

  test("the next page follows the cursor", () => {
    const both = appendPage(first, page([row("b", 2), row("a", 1)]));
    expect(ids(both)).toBe("dcba");
    expect(both.cursor).toBeNull();
  });

  test("a change beyond the loaded range waits for its page, so that no hole opens", () => {
    expect(ids(patch(first, named("a"), [row("a", 1, { version: 2 })]))).toBe("dc");
  });

  test("the cursor stays where the page ended when its row moves up", () => {
    const moved = patch(first, named("c"), [row("c", 9, { version: 2 })]);
    expect(ids(moved)).toBe("cd");
    expect(moved.cursor).toEqual({ id: "c", at: new Date(3 * 60_000) });
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
