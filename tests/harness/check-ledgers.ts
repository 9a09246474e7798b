import postgres from "postgres";
import type { Accepted } from "./fake-graph.ts";
import type { AckLedger } from "./webhook-sender.ts";

/** Bodies that were acked more often than they are stored (I1): acked and lost. */
export async function countAckedAndLost(url: string, acked: AckLedger): Promise<number> {
  const rows = await withSql(
    url,
    (sql) => sql<{ sha256: string; stored: number }[]>`
      select encode(body_sha256, 'hex') as sha256, count(*)::int as stored
      from webhook_events group by body_sha256`,
  );
  const stored = new Map(rows.map((row) => [row.sha256, row.stored]));
  return [...acked].filter(([sha256, times]) => (stored.get(sha256) ?? 0) < times).length;
}

/** Messages that the provider took more than once (I5): sent twice. */
export async function countSentTwice(url: string, accepted: readonly Accepted[]): Promise<number> {
  const rows = await withSql(
    url,
    (sql) => sql<{ id: string; message_id: string }[]>`select id, message_id from send_attempts`,
  );
  const messageOf = new Map(rows.map((row) => [row.id, row.message_id]));
  const sends = Map.groupBy(accepted, ({ attemptRef }) => messageOf.get(attemptRef) ?? attemptRef);
  return [...sends.values()].filter((taken) => taken.length > 1).length;
}

/** Waits-to-be-done of the database: 0 when everything was worked off and told. */
export async function countWaiting(url: string): Promise<number> {
  const [row] = await withSql(
    url,
    (sql) => sql<{ n: number }[]>`
      select ((select count(*) from jobs where queue <> 'search') + (select count(*) from outbox)
        + (select count(*) from webhook_events where state = 'new'))::int as n`,
  );
  return row?.n ?? 0;
}

/** What waits, in words: for the message of a test that waited in vain. */
export async function describeWaiting(url: string): Promise<string> {
  const rows = await withSql(
    url,
    (sql) => sql`
      select queue, count(*)::int as jobs, count(locked_by)::int as locked, max(tries) as tries,
        min(run_at - now())::text as due_in from jobs group by queue
      union all select 'outbox', count(*)::int, 0, 0, '' from outbox
      union all select 'new events', count(*)::int, 0, 0, '' from webhook_events where state = 'new'`,
  );
  return JSON.stringify(rows);
}

async function withSql<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
