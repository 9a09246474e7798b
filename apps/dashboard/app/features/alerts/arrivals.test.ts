import { expect, test } from "vitest";
import type { ConversationId, ConversationView } from "../inbox/inbox-views.ts";
import { isArrival } from "./arrivals.ts";

const view = (lastId: string, unreadCount: number, direction = "inbound") =>
  ({ id: "c", unreadCount, lastMessage: { id: lastId, direction } }) as unknown as ConversationView;
const viewed = "c" as ConversationId;

test("a message for a conversation nobody looks at sounds (S3.25)", () => {
  expect(isArrival(view("1", 0), view("2", 1), null)).toBe(true);
  expect(isArrival(undefined, view("1", 1), null)).toBe(true);
});

test("a message for the conversation being viewed is silent (S3.25)", () => {
  expect(isArrival(view("1", 0), view("2", 1), viewed)).toBe(false);
});

test("a tick, a reading elsewhere or our own message is silent", () => {
  expect(isArrival(view("1", 1), view("1", 1), null)).toBe(false);
  expect(isArrival(view("1", 1), view("1", 0), null)).toBe(false);
  expect(isArrival(view("1", 0), view("2", 0, "outbound"), null)).toBe(false);
});
