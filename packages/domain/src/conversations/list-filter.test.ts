import { describe, expect, test } from "vitest";
import type { UserId } from "../ids/index.ts";
import {
  everythingOpen,
  isListed,
  type Listed,
  type ListFilter,
  listFilterSchema,
  plainFilter,
} from "./index.ts";

const now = new Date("2026-11-21T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const me = "00000000-0000-4000-8000-000000000001" as UserId;
const colleague = "00000000-0000-4000-8000-000000000002" as UserId;

const quiet: Listed = {
  status: "open",
  assigneeId: null,
  numberId: "number-1",
  tagIds: ["tag-1"],
  lastInboundAt: hoursAgo(1),
  forcedClosedAt: null,
  isUnread: false,
  hasFailed: false,
  isBlocked: false,
};

function shows(filter: Partial<ListFilter>, conversation: Partial<Listed> = {}): boolean {
  const asked = { ...everythingOpen, ...filter };
  return isListed({ ...quiet, ...conversation }, asked, { userId: me, now });
}

describe("the list shows (CON-11)", () => {
  test("one's own, nobody's or everybody's conversations (S0.39)", () => {
    const holders = [me, colleague, null];
    const on = (tab: ListFilter["tab"]) =>
      holders.map((assigneeId) => shows({ tab }, { assigneeId }));
    expect(on("mine")).toEqual([true, false, false]);
    expect(on("unassigned")).toEqual([false, false, true]);
    expect(on("all")).toEqual([true, true, true]);
  });

  test("of everybody's those of one member", () => {
    const of = (assigneeId: UserId | null) => shows({ assigneeId: colleague }, { assigneeId });
    expect([me, colleague, null].map(of)).toEqual([false, true, false]);
  });

  test("one status, or any (S2.24)", () => {
    const statuses = ["open", "closed", "archived"] as const;
    const shown = (status: ListFilter["status"]) =>
      statuses.filter((one) => shows({ status }, { status: one }));
    expect(shown("closed")).toEqual(["closed"]);
    expect(shown(null)).toEqual(statuses);
  });

  test("one number's", () => {
    const numberId = "number-1" as ListFilter["numberId"];
    expect(shows({ numberId })).toBe(true);
    expect(shows({ numberId }, { numberId: "number-2" })).toBe(false);
  });

  test("only people who carry a tag (S3.19)", () => {
    const tagId = "tag-1" as ListFilter["tagId"];
    expect([shows({ tagId }), shows({ tagId }, { tagIds: [] })]).toEqual([true, false]);
  });

  test.each([
    ["isUnread", "isUnread"],
    ["hasFailed", "hasFailed"],
    ["isBlocked", "isBlocked"],
  ] as const)("only those with %s, where that is asked for", (asked, held) => {
    expect([shows({ [asked]: true }), shows({ [asked]: true }, { [held]: true })]).toEqual([
      ...[false, true],
    ]);
  });

  test.each([
    ["open", [true, true, false, false, false]],
    ["closing_soon", [false, true, false, false, false]],
    ["closed", [false, false, true, true, true]],
  ] as const)(
    "windows that are %s, by the customer's last sign of life (S3.18)",
    (window, wanted) => {
      const windows: Partial<Listed>[] = [
        { lastInboundAt: hoursAgo(1) },
        { lastInboundAt: hoursAgo(20) },
        { lastInboundAt: hoursAgo(24) },
        { lastInboundAt: null },
        { lastInboundAt: hoursAgo(2), forcedClosedAt: hoursAgo(1) },
      ];
      expect(windows.map((one) => shows({ window }, one))).toEqual(wanted);
    },
  );

  test("no closed window in the order of closing", () => {
    const order = "closing" as const;
    expect([shows({ order }), shows({ order }, { lastInboundAt: null })]).toEqual([true, false]);
  });
});

describe("a filter (CON-11)", () => {
  test("that says nothing shows everything open, most recent first", () => {
    expect(listFilterSchema.parse({})).toEqual(everythingOpen);
  });

  test("names a member among everybody's only, and closed windows are not about to close", () => {
    const assigneeId = colleague;
    expect(plainFilter({ ...everythingOpen, tab: "mine", assigneeId }).assigneeId).toBeNull();
    expect(plainFilter({ ...everythingOpen, assigneeId }).assigneeId).toBe(colleague);
    const window = { ...everythingOpen, window: "closed" as const, order: "closing" as const };
    expect(listFilterSchema.parse(window).order).toBe("recent");
    expect(listFilterSchema.parse({ order: "closing" }).order).toBe("closing");
  });

  test("with words nobody knows is refused", () => {
    expect(listFilterSchema.safeParse({ tab: "theirs" }).success).toBe(false);
    expect(listFilterSchema.safeParse({ status: "open", more: 1 }).success).toBe(false);
  });
});
