import { expect, test } from "vitest";
import type { ConversationView } from "./inbox-views.ts";
import { inOrder } from "./use-steady-rows.ts";

const rows = (ids: string) => [...ids].map((id) => ({ id }) as ConversationView);
const ids = (list: readonly ConversationView[]) => list.map(({ id }) => id).join("");
const order = (names: string) => rows(names).map(({ id }) => id);

test("rows stay where they are, newcomers above wait, pages below appear", () => {
  expect(ids(inOrder(rows("ncab"), order("abc")))).toBe("abc");
  expect(ids(inOrder(rows("abcde"), order("abc")))).toBe("abcde");
});

test("rows that left are gone", () => {
  expect(ids(inOrder(rows("ac"), order("abc")))).toBe("ac");
});
