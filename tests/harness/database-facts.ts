import type { Sql } from "postgres";
import { type Expected, expectedOf, type StoredEvent } from "./expected-content.ts";

export type MessageRow = {
  id: string;
  workspace_id: string;
  number_id: string;
  conversation_id: string;
  direction: "inbound" | "outbound";
  wamid: string | null;
  at_seconds: number;
  position: number;
  sequence: number;
  kind: string;
  progress: string | null;
  times: Record<string, string> | null;
  unconfirmed: boolean;
  phones: string[] | null;
};

export type ConversationRow = {
  id: string;
  number_id: string;
  unread_count: number;
  read_up_to_sequence: number;
  last_message_id: string | null;
  last_inbound_seconds: number | null;
  last_reaction_seconds: number | null;
};

export type StatusRow = {
  number_id: string;
  wamid: string;
  message_id: string | null;
  status: string;
  at: Date;
  times_seen: number;
};

const batch = 5_000;

/** What the stored webhooks that were worked off say should exist. */
export async function readExpected(sql: Sql): Promise<Expected> {
  const expected: Expected = { messages: [], statuses: [] };
  const cursor = sql<StoredEvent[]>`
    select e.workspace_id, e.number_id, n.provider_number_id, e.body
    from webhook_events e join numbers n on n.id = e.number_id
    where e.state = 'done'`.cursor(batch);
  for await (const events of cursor) for (const event of events) expectedOf(event, expected);
  return expected;
}

/** Every message with the phones of the contact in whose conversation it stands. */
export function readMessages(sql: Sql) {
  return sql<MessageRow[]>`
    select m.id, m.workspace_id, m.number_id, m.conversation_id, m.direction,
      m.provider_message_id as wamid, extract(epoch from m.provider_at)::float8 as at_seconds,
      m.position, m.sequence::float8 as sequence,
      coalesce(m.content ->> 'providerType', m.content ->> 'type') as kind,
      m.status_state ->> 'progress' as progress, m.status_state -> 'times' as times,
      m.unconfirmed_at is not null as unconfirmed, i.phones
    from messages m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    left join (
      select workspace_id, contact_id, array_agg(value) as phones
      from contact_identities group by 1, 2) i
      on i.workspace_id = c.workspace_id and i.contact_id = c.contact_id`;
}

export function readConversations(sql: Sql) {
  return sql<ConversationRow[]>`
    select c.id, c.number_id, c.unread_count,
      c.read_up_to_sequence::float8 as read_up_to_sequence, c.last_message_id,
      extract(epoch from c.last_inbound_at)::float8 as last_inbound_seconds,
      extract(epoch from max(r.provider_at))::float8 as last_reaction_seconds
    from conversations c
    left join messages m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
      and exists (select from message_reactions)
    left join message_reactions r on r.workspace_id = m.workspace_id
      and r.number_id = m.number_id and r.target_provider_message_id = m.provider_message_id
    group by c.workspace_id, c.id`;
}

/** Every kind of status event once, with the message it is about by provider id or by attempt. */
export function readStatuses(sql: Sql) {
  return sql<StatusRow[]>`
    select e.number_id, e.provider_message_id as wamid, e.status, e.provider_at as at,
      count(*)::int as times_seen,
      coalesce(min(m.id::text), min(a.message_id::text)) as message_id
    from status_events e
    left join messages m on m.workspace_id = e.workspace_id and m.number_id = e.number_id
      and m.provider_message_id = e.provider_message_id
    left join send_attempts a on a.workspace_id = e.workspace_id and a.id = e.attempt_id
    group by e.workspace_id, e.number_id, e.provider_message_id, e.status, e.provider_at, e.error_code`;
}

/** What still waits: jobs (but for the search index, which follows), untold changes, events not worked off, open attempts, more than one open conversation. */
export async function readLeftovers(sql: Sql) {
  type Counts = Record<
    "jobs" | "changes" | "new_events" | "dead_events" | "open_attempts" | "twins",
    number
  >;
  const [row] = await sql<Counts[]>`
    select (select count(*) from jobs where queue <> 'search')::int as jobs,
      (select count(*) from outbox)::int as changes,
      (select count(*) from webhook_events where state = 'new')::int as new_events,
      (select count(*) from webhook_events where state = 'dead')::int as dead_events,
      (select count(*) from send_attempts where state = 'sending')::int as open_attempts,
      (select count(*) from (select from conversations where status = 'open'
        group by workspace_id, number_id, contact_id having count(*) > 1) t)::int as twins`;
  if (row === undefined) throw new Error("the database counted nothing");
  return row;
}
