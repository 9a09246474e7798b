import { connect } from "@parley/db/client";
import { inWorkspace } from "@parley/db/scope";
import { everythingOpen, type ListFilter } from "@parley/domain/conversations";
import type { ConversationId, NumberId, UserId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { countConversations, listConversations } from "./index.ts";
import { countUpTo, pageIds } from "./list-query.ts";
import { selectPage } from "./queries.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });
const rows = 12_000;

let workspace: TestWorkspace;
let numberId: NumberId;

/**
 * Many conversations, and every 40th, 100th … of a rare kind. The agent has read the older half of them; nobody the
 * newer one.
 */
beforeAll(async () => {
  workspace = await createTestWorkspace(database().db);
  numberId = workspace.number.id;
  const { agent, admin } = workspace.users;
  const superuser = connect(database().adminUrl, { max: 1 });
  const of = `'${workspace.id}'::uuid`;
  const id = (kind: number) => `('${kind}0000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  for (const statement of `
    set session_replication_role = replica;
    insert into contacts (workspace_id, id, name, is_blocked)
      select ${of}, ${id(1)}, 'Customer ' || n, n % 401 = 0 from generate_series(1, ${rows}) n;
    insert into conversations (workspace_id, id, number_id, contact_id, status, last_activity_at,
        last_inbound_at, assignee_id, failed_at, attention_count, attention_at, created_at, last_message_id)
      select ${of}, ${id(2)}, '${numberId}', ${id(1)},
        case when n % 50 = 0 then 'closed' when n % 70 = 0 then 'archived' else 'open' end,
        now() - n * interval '14 s', now() - n * interval '14 s',
        case when n % 40 = 0 then '${agent.id}'::uuid when n % 3 = 0 then '${admin.id}'::uuid end,
        case when n % 301 = 0 then now() end, 2, now() - n * interval '14 s', now() - interval '3 days', ${id(3)}
      from generate_series(1, ${rows}) n;
    insert into conversation_reads (workspace_id, conversation_id, user_id, read_count, read_up_to_sequence)
      select ${of}, ${id(2)}, '${agent.id}', 2, 0 from generate_series(${rows / 2}, ${rows}) n;
    update members set read_until = now() - interval '4 days';
    insert into messages (workspace_id, id, conversation_id, number_id, direction, content, provider_at, version)
      select ${of}, ${id(3)}, ${id(2)}, '${numberId}', 'inbound', '{"type":"text","text":"Hello"}',
        now() - n * interval '14 s', 1
      from generate_series(1, ${rows}) n;
    insert into contact_identities (workspace_id, id, contact_id, kind, value)
      select ${of}, ${id(4)}, ${id(1)}, 'wa_phone', '49' || n from generate_series(1, ${rows}) n;
    vacuum analyze`.split(";\n"))
    await superuser.sql.unsafe(statement);
  await superuser.close();
});

const variants: [string, Partial<ListFilter>][] = [
  ["everything open", {}],
  ["any status", { status: null }],
  ["archived", { status: "archived" }],
  ["mine", { tab: "mine" }],
  ["unassigned", { tab: "unassigned" }],
  ["one member's", { assigneeId: "agent" as UserId }],
  ["one number's", { numberId: "number" as NumberId }],
  ["unread", { isUnread: true }],
  ["mine and unread", { tab: "mine", isUnread: true }],
  ["window open", { window: "open" }],
  ["window closing soon", { window: "closing_soon" }],
  ["window closed", { window: "closed" }],
  ["failed sends", { hasFailed: true }],
  ["blocked", { isBlocked: true, status: null }],
  ["about to be lost", { order: "closing" }],
  ["mine, about to be lost", { tab: "mine", order: "closing" }],
  ["unread, about to be lost", { isUnread: true, order: "closing" }],
];

function filterOf(part: Partial<ListFilter>): ListFilter {
  const filter = { ...everythingOpen, ...part };
  if (filter.assigneeId !== null) filter.assigneeId = workspace.users.agent.id;
  if (filter.numberId !== null) filter.numberId = numberId;
  return filter;
}

function queryOf(filter: ListFilter) {
  return { workspaceId: workspace.id, userId: workspace.users.agent.id, filter };
}

async function planOf(part: Partial<ListFilter>, after: ConversationId | null): Promise<string[]> {
  const filter = filterOf(part);
  const scope = workspace.as("agent");
  return inWorkspace(database().db, scope, async (tx, now) => {
    const context = { tx, scope, now };
    const at = new Date(now.getTime() - (filter.order === "closing" ? 86_000_000 : 3_600_000));
    const cursor = after === null ? null : { at, id: after };
    const page = selectPage(context, filter, cursor, 31).getSQL();
    const count = sql`select ${countUpTo({ ...queryOf(filter), now }, 1_000)}`;
    const lines = await Promise.all(
      [page, count].map((one) => tx.execute<{ "QUERY PLAN": string }>(sql`explain ${one}`)),
    );
    return lines.flat().map((line) => line["QUERY PLAN"]);
  });
}

describe("under row-level security every list is read by an index (CON-11, W3a)", () => {
  test.each(variants)("%s: pages and counts", async (_, part) => {
    const last = "20000000-0000-4000-8000-000000000500" as ConversationId;
    for (const after of [null, last]) {
      const plan = (await planOf(part, after)).join("\n");
      expect(plan).not.toMatch(/Seq Scan on (conversations|messages|contacts|conversation_reads)/);
    }
  });

  test.each(variants.filter(([, { isUnread, isBlocked }]) => !isUnread && !isBlocked))(
    "%s: a page is read in its order, and nothing is sorted to cut it",
    async (_, part) => {
      const scope = workspace.as("agent");
      const plan = await inWorkspace(database().db, scope, (tx, now) =>
        tx.execute<{ "QUERY PLAN": string }>(
          sql`explain ${pageIds({ ...queryOf(filterOf(part)), now }, null, 31)}`,
        ),
      );
      expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).not.toMatch(/Sort|Seq Scan/);
    },
  );
});

describe("a list (CON-11)", () => {
  const list = (part: Partial<ListFilter>, limit = 30) =>
    listConversations(deps(), workspace.as("agent"), { ...filterOf(part), after: null, limit });

  test("has every conversation once over its pages, in its order (S3.4, S3.26)", async () => {
    for (const part of [
      { tab: "mine" as const },
      { hasFailed: true },
      { tab: "mine" as const, order: "closing" as const },
    ]) {
      const seen: { id: string; at: number }[] = [];
      const filter = filterOf(part);
      for (let after: { at: Date; id: ConversationId } | null = null; ; ) {
        const page = await listConversations(deps(), workspace.as("agent"), {
          ...{ ...filter, after, limit: 60 },
        });
        const key = filter.order === "closing" ? "lastInboundAt" : "lastActivityAt";
        seen.push(...page.items.map((one) => ({ id: one.id, at: one[key]?.getTime() ?? 0 })));
        const last = page.items.at(-1);
        if (!page.hasMore || last === undefined) break;
        after = { at: last[key] ?? new Date(0), id: last.id };
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      const times = seen.map(({ at }) => at);
      const sign = filter.order === "closing" ? 1 : -1;
      expect(times).toEqual(times.toSorted((a, b) => sign * (a - b)));
      expect(seen.length).toBeGreaterThan(30);
    }
  });

  test("of unread has what this member has not read, for others more (CON-10)", async () => {
    const mine = await list({ isUnread: true, status: null }, 100);
    expect(mine.items.every(({ unreadCount }) => unreadCount === 2)).toBe(true);
    const counts = async (role: "agent" | "admin", assigneeId: UserId) =>
      countConversations(deps(), workspace.as(role), {
        ...everythingOpen,
        ...{ status: "archived", isUnread: true, assigneeId },
      });
    const { agent } = workspace.users;
    const [ofAgent, ofAdmin] = [await counts("agent", agent.id), await counts("admin", agent.id)];
    expect(ofAgent.all).toBeGreaterThan(0);
    expect(ofAdmin.all).toBeGreaterThan(ofAgent.all);
  });

  test("counts no further than it shows (CON-11)", async () => {
    const counts = await countConversations(deps(), workspace.as("agent"), everythingOpen);
    expect(counts).toEqual({ mine: expect.any(Number), unassigned: 1_000, all: 1_000 });
    expect(counts.mine).toBeGreaterThan(200);
    expect(counts.mine).toBeLessThan(1_000);
  });

  test("of failed sends, blocked people and windows has those and no other (S3.18)", async () => {
    const failed = await list({ hasFailed: true });
    expect(failed.items.every(({ hasFailed }) => hasFailed)).toBe(true);
    expect(failed.items).toHaveLength(30);
    const blocked = await list({ isBlocked: true, status: null }, 100);
    expect(blocked.items.every(({ contact }) => contact.isBlocked)).toBe(true);
    expect(blocked.items).toHaveLength(29);
    const { items, now } = await list({ window: "closing_soon" });
    const left = items.map(({ lastInboundAt }) => 24 - (+now - +(lastInboundAt ?? 0)) / 3_600_000);
    expect(Math.min(...left)).toBeGreaterThan(0);
    expect(Math.max(...left)).toBeLessThanOrEqual(4);
  });
});
