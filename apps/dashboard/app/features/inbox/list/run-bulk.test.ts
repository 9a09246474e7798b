import { expect, test, vi } from "vitest";
import type { ConversationView } from "../inbox-views.ts";
import { runBulk } from "./run-bulk.ts";

const conversations = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id }) as ConversationView);
const reasonOf = (error: unknown) => String((error as Error).message);

test("each is done once, at most four at a time, and progress is told after each", async () => {
  let running = 0;
  let most = 0;
  const done: string[] = [];
  const onProgress = vi.fn();
  const act = async ({ id }: ConversationView) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    done.push(id);
  };
  const end = await runBulk(conversations, act, { reasonOf, onProgress });
  expect(done.sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(most).toBe(4);
  expect(onProgress.mock.calls.map(([{ done }]) => done)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(end).toEqual({ done: 6, total: 6, failures: [] });
});

test("one that fails is named with its reason, and the others are done all the same", async () => {
  const act = async ({ id }: ConversationView) => {
    if (id === "b" || id === "f") throw new Error(`no ${id}`);
  };
  const { done, failures } = await runBulk(conversations, act, {
    reasonOf,
    onProgress: () => undefined,
  });
  expect(done).toBe(6);
  expect(failures.map(({ conversation, reason }) => [conversation.id, reason])).toEqual([
    ["b", "no b"],
    ["f", "no f"],
  ]);
});

test("nothing chosen ends at once", async () => {
  const onProgress = vi.fn();
  const end = await runBulk([], async () => undefined, { reasonOf, onProgress });
  expect(end).toEqual({ done: 0, total: 0, failures: [] });
  expect(onProgress).not.toHaveBeenCalled();
});
