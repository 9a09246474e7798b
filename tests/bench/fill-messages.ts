import type { TestWorkspace } from "@parley/testkit/factories";
import type { Sql, TransactionSql } from "postgres";

/** Conversations `from` to `to` of a workspace, by number. */
export type Fill = { from: number; to: number };

export const messagesEach = 10;
/** Of ten conversations three are open, as in an inbox that is worked off. */
const openOfTen = 3;
const days = 90;

/**
 * Writes conversations of ten messages each, question and answer in turn over three months, as the product would have
 * left them: answers sent, delivered and read with an event each. Straight into the tables, without the checks that
 * only a faulty row would need.
 */
export async function fillMessages(
  admin: Sql,
  workspace: TestWorkspace,
  fill: Fill,
): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    await fillPeople(tx, workspace, fill);
    await fillThreads(tx, workspace);
    await fillStatuses(tx, workspace);
  });
  // What Postgres would do in its own time is over before anything is measured.
  await admin`vacuum analyze`;
  await admin`checkpoint`;
}

/** The phone of the customer of a filled conversation; every one of them is open. */
export function openPhones(conversations: number, count: number): string[] {
  const tens = conversations / 10;
  return Array.from({ length: count }, (_, index) => {
    const ten = Math.floor((index * tens) / count);
    return `4919${String(ten * 10 + (index % openOfTen)).padStart(9, "0")}`;
  });
}

async function fillPeople(
  tx: TransactionSql,
  { id }: TestWorkspace,
  { from, to }: Fill,
): Promise<void> {
  await tx`create temp table filled on commit drop as
    select n, uuidv7(ago) as contact_id, uuidv7(ago) as conversation_id, ago
    from generate_series(${from}::int, ${to - 1}::int) n, make_interval(days => ${-days}) ago`;
  await tx`analyze filled`;
  await tx`insert into contacts (workspace_id, id, name, profile_name, created_at)
    select ${id}, contact_id, null, 'Customer ' || n, now() + ago from filled`;
  await tx`insert into contact_identities (workspace_id, id, contact_id, kind, value, created_at)
    select ${id}, uuidv7(ago), contact_id, 'wa_phone', '+4919' || lpad(n::text, 9, '0'), now() + ago
    from filled`;
}

/** Message by message through all conversations, so that a thread lies as scattered on disk as one that grew. */
async function fillThreads(
  tx: TransactionSql,
  { id, number, users }: TestWorkspace,
): Promise<void> {
  await tx`create temp table filled_messages on commit drop as
    select f.conversation_id, f.n, k, uuidv7(since) as id,
      date_trunc('second', now() + since) as at, k % 2 = 0 as is_answer,
      'wamid.HBgN' || left(md5(n || '-' || k) || md5(k || '-' || n), 42) as wamid
    from generate_series(1, ${messagesEach}) k, filled f,
      make_interval(secs => -${days * 86_400}::float8 * (1 - (k - 1 + random() / 2) / ${messagesEach}) - 60) since
    order by k`;
  await tx`analyze filled_messages`;
  await tx`insert into messages (workspace_id, id, conversation_id, number_id, direction, content,
      provider_message_id, client_message_id, author_user_id, source, status_state,
      provider_at, received_at, version)
    select ${id}, id, conversation_id, ${number.id}, case when is_answer then 'outbound' else 'inbound' end,
      jsonb_build_object('type', 'text', 'text', repeat(md5(wamid) || ' ', 1 + n % 5)), wamid,
      case when is_answer then gen_random_uuid() end,
      case when is_answer then ${users.agent.id}::uuid end,
      case when is_answer then 'inbox' else 'contact' end,
      case when is_answer then jsonb_build_object('progress', 'read', 'errors', '[]'::jsonb,
        'times', jsonb_build_object('accepted', at, 'sent', at, 'delivered', at, 'read', at)) end,
      at, at, k
    from filled_messages`;
  await tx`insert into conversations (workspace_id, id, number_id, contact_id, status, version,
      last_inbound_at, last_message_id, last_message_at, last_message_position,
      last_message_sequence, read_up_to_sequence, last_activity_at, created_at)
    select ${id}, f.conversation_id, ${number.id}, f.contact_id,
      case when f.n % 10 < ${openOfTen} then 'open' else 'closed' end, ${messagesEach},
      asked.at, last.id, last.provider_at, 0, last.sequence, last.sequence, last.provider_at,
      now() + f.ago
    from filled f
    join filled_messages asked on asked.n = f.n and asked.k = ${messagesEach - 1}
    join messages last on last.workspace_id = ${id} and last.conversation_id = f.conversation_id
      and last.version = ${messagesEach}`;
}

async function fillStatuses(tx: TransactionSql, { id, number }: TestWorkspace): Promise<void> {
  await tx`insert into status_events (workspace_id, id, number_id, provider_message_id, status,
      provider_at, received_at)
    select ${id}, uuidv7(at - now()), ${number.id}, wamid, status, at, at
    from filled_messages, unnest(array['sent', 'delivered', 'read']) status where is_answer`;
}
