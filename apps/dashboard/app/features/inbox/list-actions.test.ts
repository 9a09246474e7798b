import { everythingOpen } from "@parley/domain/conversations";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { InboxApi } from "./inbox-api.ts";
import { inboxKeys } from "./inbox-keys.ts";
import type { ConversationId, ConversationView } from "./inbox-views.ts";
import { createListActions } from "./list-actions.ts";
import { type ListState, listOf } from "./list-state.ts";
import { createPageReader } from "./read-pages.ts";

const id = (name: string) => name as ConversationId;
const row = (name: string, minute: number, version = 1, status = "open") =>
  ({
    ...{ id: name, status, version, unreadCount: 0, hasFailed: false },
    ...{ assignee: null, lastInboundAt: null, windowForcedClosedAt: null },
    number: { id: "number" },
    contact: { isBlocked: false, tags: [] },
    lastActivityAt: new Date(minute * 60_000),
  }) as unknown as ConversationView;

/** A server whose rows can change, and a list on screen that shows them. */
function setUp(rows: ConversationView[]) {
  const server = { rows, sequence: 5 };
  const newestFirst = () => [...server.rows].sort((a, b) => +b.lastActivityAt - +a.lastActivityAt);
  const list = vi.fn(async ({ limit = 30 }: { limit?: number }) => {
    const items = newestFirst().slice(0, limit);
    const hasMore = server.rows.length > limit;
    return { items, hasMore, listSequence: server.sequence, now: new Date() };
  });
  const byIds = vi.fn(async ({ ids }: { ids: ConversationId[] }) =>
    server.rows.filter((one) => ids.includes(one.id)),
  );
  const api = { conversations: { list: { query: list }, byIds: { query: byIds } } };
  const cache = new QueryClient();
  const keys = inboxKeys("luma");
  const pages = createPageReader(api as unknown as InboxApi, () => undefined);
  const onChange = vi.fn();
  const lists = createListActions({
    ...{ pages, cache, keys, onChange, userId: "me" },
    now: () => new Date(),
    onChanged: () => undefined,
  });
  const show = () => {
    const page = { items: newestFirst(), hasMore: false, listSequence: 5, now: new Date() };
    cache.setQueryData(keys.list(everythingOpen), listOf(everythingOpen, page, "me"));
  };
  const shown = () =>
    cache
      .getQueryData<ListState>(keys.list(everythingOpen))
      ?.rows.map((one) => `${one.id}${one.version}`);
  return { server, lists, list, byIds, cache, keys, onChange, show, shown };
}

test("a patch updates the list and the open conversation, and tells what changed", async () => {
  const { server, lists, cache, keys, onChange, show, shown } = setUp([row("a", 1), row("b", 2)]);
  show();
  cache.setQueryData(keys.conversation(id("a")), row("a", 1));
  server.rows = [row("a", 3, 2), row("b", 2)];
  await lists.patch([id("a")]);
  expect(shown()).toEqual(["a2", "b1"]);
  expect(cache.getQueryData(keys.conversation(id("a")))).toEqual(row("a", 3, 2));
  expect(onChange.mock.calls).toEqual([[row("a", 1), row("a", 3, 2)]]);
});

test("a conversation that was closed during an outage leaves with the reload", async () => {
  const { server, lists, show, shown, list } = setUp([row("a", 1), row("b", 2), row("c", 3)]);
  show();
  server.rows = [row("a", 1), row("b", 2, 2, "closed"), row("c", 3)];
  list.mockResolvedValueOnce({
    ...{ items: [row("c", 3), row("a", 1)], hasMore: false, listSequence: 9, now: new Date() },
  });
  expect(await lists.reload()).toBe(9);
  expect(shown()).toEqual(["c1", "a1"]);
});

test("a change that overtakes a page on its way is not lost", async () => {
  const { server, lists, list } = setUp([row("a", 1)]);
  const stale = { items: [row("a", 1)], hasMore: false, listSequence: 5, now: new Date() };
  let arrive: (page: typeof stale) => void = () => undefined;
  list.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
  const loading = lists.load(everythingOpen);
  server.rows = [row("a", 1), row("n", 2)];
  await lists.patch([id("n")]);
  arrive(stale);
  expect((await loading).rows.map((one) => one.id)).toEqual(["n", "a"]);
});

test("a reload before anything is loaded is refused, so that it is tried again", async () => {
  await expect(setUp([]).lists.reload()).rejects.toThrow("still on its way");
});

test("a reload brings the open conversation up to date and forgets those that were left", async () => {
  const { server, lists, cache, keys, show } = setUp([row("a", 1), row("b", 2)]);
  show();
  cache.setQueryData(keys.conversation(id("a")), row("a", 1));
  cache.setQueryData(keys.conversation(id("b")), row("b", 2));
  const observer = new QueryObserver(cache, {
    queryKey: keys.conversation(id("a")),
    queryFn: () => row("a", 1),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const leave = observer.subscribe(() => undefined);
  server.rows = [row("a", 1, 2, "closed"), row("b", 2)];
  await lists.reload();
  expect(cache.getQueryData(keys.conversation(id("a")))).toMatchObject({ status: "closed" });
  expect(cache.getQueryData(keys.conversation(id("b")))).toBeUndefined();
  leave();
});
