import { everythingOpen, type ListFilter, plainFilter } from "@parley/domain/conversations";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countFilters, filterQuery, readFilter } from "./filter-address.ts";

const uuid = fc.uuid() as fc.Arbitrary<string>;
const filters = fc
  .record({
    tab: fc.constantFrom("mine", "unassigned", "all"),
    status: fc.constantFrom("open", "closed", "archived", null),
    assigneeId: fc.option(uuid),
    numberId: fc.option(uuid),
    tagId: fc.option(uuid),
    window: fc.constantFrom("open", "closing_soon", "closed", null),
    isUnread: fc.boolean(),
    hasFailed: fc.boolean(),
    isBlocked: fc.boolean(),
    order: fc.constantFrom("recent", "closing"),
  })
  .map((filter) => plainFilter(filter as ListFilter));

test("every filter comes back from its address (CON-11)", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(new URLSearchParams(filterQuery(filter)))).toEqual(filter);
    }),
  );
});

test("the list as it opens needs no query, and an empty query shows it (CON-11)", () => {
  expect(filterQuery(everythingOpen)).toBe("");
  expect(readFilter(new URLSearchParams())).toEqual(everythingOpen);
});

test("words nobody knows are left out, the rest is understood (CON-11)", () => {
  const params = new URLSearchParams("tab=theirs&status=closed&number=12&unread=1&page=4");
  expect(readFilter(params)).toEqual({ ...everythingOpen, status: "closed", isUnread: true });
});

test("the badge counts what narrows the list, not where it looks (CON-11)", () => {
  const narrow = { isUnread: true, isBlocked: true, window: "open" as const };
  expect(countFilters({ ...everythingOpen, tab: "mine", status: null, ...narrow })).toBe(3);
  expect(countFilters(everythingOpen)).toBe(0);
});
