import type { Sql } from "@parley/db/client";
import type { TestWorkspace } from "@parley/testkit/factories";

/** How often a word stands in the messages that were seeded: its share of them. */
export const words = {
  rare: { word: "zanzibar", share: 0.00002 },
  mid: { word: "invoice", share: 0.01 },
  common: { word: "please", share: 0.3 },
} as const;

const messagesEach = 10;
const chunk = 10_000;

/**
 * Gives the workspace conversations number `from` to `to`, each with ten messages and their words, as the product
 * leaves them; straight into the tables, past the walls, as the superuser.
 */
export async function seedConversations(
  admin: Sql,
  workspace: TestWorkspace,
  { from, to }: { from: number; to: number },
): Promise<void> {
  for (let first = from; first <= to; first += chunk) {
    const last = Math.min(to, first + chunk - 1);
    await admin.begin(async (run) => {
      await run`set local session_replication_role = replica`;
      await run`set local synchronous_commit = off`;
      await run`set local work_mem = '256MB'`;
      await insertPeople(run as unknown as Sql, workspace, first, last);
      await insertMessages(run as unknown as Sql, workspace);
      await insertWords(run as unknown as Sql, workspace);
    });
  }
}

/** Statistics and visibility as a database has them that has lived for a day. */
export async function settleTables(admin: Sql): Promise<void> {
  for (const table of [
    ...["conversations", "messages", "contacts", "contact_identities", "message_words"],
    ...["contact_words", "numbers", "members"],
  ])
    await admin.unsafe(`vacuum (analyze) ${table}`);
}

async function insertPeople(run: Sql, { id, number }: TestWorkspace, first: number, last: number) {
  await run`create temp table person on commit drop as
    select n, gen_random_uuid() as contact_id, gen_random_uuid() as conversation_id,
      (array['Ana','Ben','Chloe','Diego','Elif','Femi','Grace','Hiro','Ines','Jonas'])[1 + (random() * 9)::int]
        || ' ' || (array['Almeida','Brown','Costa','Diaz','Evans','Fischer','Garcia','Haas'])[1 + (random() * 7)::int]
        || ' ' || n as name,
      '+4915' || lpad(n::text, 9, '0') as phone,
      now() - make_interval(secs => random() * 15552000) as active_at,
      case when random() < 0.7 then 'open' when random() < 0.85 then 'closed' else 'archived' end as status
    from generate_series(${first}::int, ${last}::int) as n`;
  await run`insert into contacts (workspace_id, id, profile_name) select ${id}::uuid, contact_id, name from person`;
  await run`insert into contact_identities (workspace_id, id, contact_id, kind, value)
    select ${id}::uuid, gen_random_uuid(), contact_id, 'wa_phone', phone from person`;
  await run`insert into contact_words (workspace_id, word, contact_id)
    select ${id}::uuid, lower(word), contact_id from person, regexp_split_to_table(name, ' ') as word
    union select ${id}::uuid, substr(phone, 2 + skip), contact_id from person, generate_series(0, 9) as skip`;
  await run`insert into conversations (workspace_id, id, number_id, contact_id, status, version, unread_count,
      last_inbound_at, last_activity_at)
    select ${id}::uuid, conversation_id, ${number.id}::uuid, contact_id, status, ${messagesEach},
      case when random() < 0.2 then 1 else 0 end, active_at, active_at from person`;
}

/** Six words of a vocabulary in which few are frequent, and those whose share is known. */
async function insertMessages(run: Sql, { id, number }: TestWorkspace) {
  const { rare, mid, common } = words;
  await run`create temp table line on commit drop as
    select gen_random_uuid() as id, conversation_id, k, active_at - make_interval(mins => (${messagesEach} - k) * 7) as at,
      array(select 'w' || (random() ^ 3 * 20000)::int from generate_series(1, 6 + 0 * k))
        || case when random() < ${rare.share} then array[${rare.word}::text] else '{}'::text[] end
        || case when random() < ${mid.share} then array[${mid.word}::text] else '{}'::text[] end
        || case when random() < ${common.share} then array[${common.word}::text] else '{}'::text[] end as words
    from person, generate_series(1, ${messagesEach}::int) as k`;
  await run`insert into messages (workspace_id, id, conversation_id, number_id, direction, source, content,
      provider_message_id, provider_at, received_at, version)
    select ${id}::uuid, id, conversation_id, ${number.id}::uuid,
      case when k % 2 = 0 then 'outbound' else 'inbound' end, case when k % 2 = 0 then 'inbox' else 'contact' end,
      jsonb_build_object('type', 'text', 'text', array_to_string(words, ' ')), 'wamid.' || id, at, at, k
    from line`;
  await run`update conversations c set last_message_id = line.id, last_message_at = line.at,
      last_message_position = 0, last_message_sequence = 1
    from line where line.k = ${messagesEach} and c.workspace_id = ${id}::uuid and c.id = line.conversation_id`;
}

async function insertWords(run: Sql, { id }: TestWorkspace) {
  await run`insert into message_words (workspace_id, word, at, message_id)
    select distinct ${id}::uuid, word, at, id from line, unnest(words) as word
    order by word, at`;
}
