import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { InboxApi } from "./inbox-api.ts";
import { inboxKeys } from "./inbox-keys.ts";
import type { ConversationId, MessageView } from "./inbox-views.ts";
import { type ThreadState, threadEntries, threadOf } from "./messages-state.ts";
import { createOutboxStore } from "./offline/outbox-store.ts";
import { createThreadActions } from "./thread-actions.ts";

const id = "c" as ConversationId;
const self = { id: "me", fullName: "Mara" };
type Sent = { clientMessageId: string; content: { text: string }; quotedMessageId: unknown };

function setUp() {
  const requests: {
    input: Sent;
    answer(more?: Partial<MessageView>): void;
    fail(error: unknown): void;
  }[] = [];
  const mutate = (input: Sent) =>
    new Promise<MessageView>((resolve, reject) => {
      const { clientMessageId, content } = input;
      const answer = (more: Partial<MessageView> = {}) =>
        resolve({
          ...{ id: `m-${clientMessageId}`, clientMessageId, content },
          ...{ at: new Date(0), position: 0, sequence: 1, version: 2, author: null, ...more },
        } as MessageView);
      requests.push({ input, answer, fail: reject });
    });
  const changes = vi.fn();
  const list = vi.fn();
  const messages = { send: { mutate }, changes: { query: changes }, list: { query: list } };
  const cache = new QueryClient();
  const keys = inboxKeys("luma");
  cache.setQueryData(
    keys.thread(id),
    threadOf({ items: [], asides: [], hasEarlier: false, version: 1 }),
  );
  const threads = createThreadActions({
    api: { messages } as unknown as InboxApi,
    cache,
    keys,
    self,
    store: createOutboxStore({ slug: "luma", userId: self.id }, () => ({
      getItem: () => null,
      setItem: () => undefined,
    })),
    wait: () => new Promise(() => undefined),
  });
  const thread = () => cache.getQueryData<ThreadState>(keys.thread(id))!;
  const send = (name: string) =>
    threads.send(id, {
      ...{ clientMessageId: name, content: { type: "text", text: name } },
      ...{ media: null, quoted: null, at: new Date(0) },
    });
  return { threads, thread, send, requests, changes, list };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("texts show at once and go out one after the other, in order", async () => {
  const { send, requests, thread } = setUp();
  send("one");
  send("two");
  await settle();
  expect(threadEntries(thread()).map(({ key }) => key)).toEqual(["one", "two"]);
  expect(requests.map(({ input }) => input.content.text)).toEqual(["one"]);
  requests[0]!.answer();
  await settle();
  expect(requests.map(({ input }) => input.content.text)).toEqual(["one", "two"]);
});

test("a text that fails does not hold up the next one", async () => {
  const { send, requests, thread } = setUp();
  send("one");
  send("two");
  await settle();
  requests[0]!.fail(Object.assign(new Error("no"), { data: { httpStatus: 503 } }));
  await settle();
  requests[1]!.answer();
  await settle();
  expect(thread().pending).toMatchObject([
    { clientMessageId: "one", failure: { kind: "unreached" } },
  ]);
});

test("the person who sent it is its author", async () => {
  const { send, requests, thread } = setUp();
  send("one");
  await settle();
  requests[0]!.answer({ author: { id: "me", name: "Former member" } as MessageView["author"] });
  await settle();
  expect(thread().messages[0]?.author?.name).toBe("Mara");
});

test("too many changes at once load the thread anew", async () => {
  const { threads, changes, list, thread } = setUp();
  changes.mockResolvedValueOnce({ items: [], version: 300, hasMore: true });
  list.mockResolvedValueOnce({ items: [], asides: [], hasEarlier: true, version: 301 });
  expect(await threads.fetchChanges(id, 1)).toBe(301);
  expect(thread()).toMatchObject({ version: 301, hasEarlier: true });
});

test("a reaction is sent beside the thread and its message is no line of it (S0.16)", async () => {
  const { threads, requests, thread } = setUp();
  const done = threads.react(id, "m1" as MessageView["id"], "👍");
  expect(requests[0]!.input.content).toEqual({ type: "reaction", messageId: "m1", emoji: "👍" });
  requests[0]!.answer({ content: { type: "reaction", targetProviderMessageId: "w", emoji: "👍" } });
  await done;
  expect(threadEntries(thread())).toEqual([]);
});

test("a reply names the message it quotes (S0.15)", async () => {
  const { threads, requests } = setUp();
  threads.send(id, {
    ...{ clientMessageId: "one", content: { type: "text", text: "Yes" }, media: null },
    quoted: { messageId: "m1" as MessageView["id"], direction: "inbound", preview: "Is it?" },
    at: new Date(0),
  });
  await settle();
  expect(requests[0]!.input.quotedMessageId).toBe("m1");
});
