import { expect, test } from "vitest";
import type { AsideView, MessageView } from "../inbox-views.ts";
import { asidesFrom, isBelow, mergeAsides } from "./asides.ts";

const aside = (id: string, atMs: number, version = 1) =>
  ({ kind: "event", id, at: new Date(atMs), version }) as AsideView;
const message = (second: number) => ({ at: new Date(second * 1000) }) as MessageView;
const ids = (asides: readonly AsideView[]) => asides.map(({ id }) => id);

test("lines keep the order of their times however they come, and the newest copy wins (CON-8)", () => {
  const known = mergeAsides([aside("b", 2_000)], [aside("c", 3_000), aside("a", 1_000)]);
  expect(ids(known)).toEqual(["a", "b", "c"]);
  const merged = mergeAsides(known, [aside("b", 2_000, 4), aside("c", 3_000, 0)]);
  expect(merged.map(({ version }) => version)).toEqual([1, 4, 1]);
});

test("nothing new leaves the very same list, so that nothing is drawn again", () => {
  const known = [aside("a", 1_000)];
  expect(mergeAsides(known, [])).toBe(known);
});

test("a line above what is loaded waits until the messages around it are here (CON-8)", () => {
  const asides = [aside("a", 1_500), aside("b", 2_500)];
  const messages = [message(2)];
  expect(ids(asidesFrom(asides, { messages, hasEarlier: true }))).toEqual(["b"]);
  expect(ids(asidesFrom(asides, { messages, hasEarlier: false }))).toEqual(["a", "b"]);
  expect(ids(asidesFrom(asides, { messages: [], hasEarlier: true }))).toEqual(["a", "b"]);
});

test("a line stands below the messages of its second and above those of the next (CON-8)", () => {
  expect(isBelow(aside("a", 5_400), message(5))).toBe(true);
  expect(isBelow(aside("a", 5_400), message(6))).toBe(false);
});
