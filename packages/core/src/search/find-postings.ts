import type { Tx } from "@parley/db/scope";
import type { MessageId, WorkspaceId } from "@parley/domain/ids";
import type { SearchTerms } from "@parley/domain/search";
import { type SQL, sql } from "drizzle-orm";

export type PostingCursor = { at: Date; messageId: MessageId };

type Term = { word: string; isPrefix: boolean };

/** How far terms are counted to find the rarest: beyond, all count as common. */
const countedUpTo = 20_000;

/** Only walks along the index are fast for every word; statistics of one workspace say little about another's. */
const walkTheIndex = sql`select set_config(name, 'off', true) from unnest(array[
  'enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_hashagg']) as name`;

/**
 * The most recent messages that have all terms, after the cursor (SEA-4, SEA-8): the rarest term is walked from its
 * newest message on, the others are looked up. At most `limit`.
 */
export async function findPostings(
  tx: Tx,
  workspaceId: WorkspaceId,
  terms: SearchTerms,
  { after, limit }: { after: PostingCursor | null; limit: number },
): Promise<PostingCursor[]> {
  const all = termsOf(terms);
  const [, rarest] = await Promise.all([
    tx.execute(walkTheIndex),
    all.length > 1 ? findRarest(tx, workspaceId, all) : all[0],
  ]);
  if (rarest === undefined) return [];
  const others = all.filter((term) => term !== rarest);
  const rows = await tx.execute<{ at: string; message_id: MessageId }>(sql`
    with recursive walked as (${wordsOf(workspaceId, rarest)})
    select h.at, h.message_id from walked cross join lateral (
      select d.at, d.message_id from message_words d
      where d.workspace_id = ${workspaceId} and d.word = walked.word ${isAfter(after)}
        ${sql.join(others.map((term) => has(workspaceId, term)))}
      order by d.at desc, d.message_id desc limit ${limit}) as h
    where walked.word is not null
    group by h.at, h.message_id
    order by h.at desc, h.message_id desc limit ${limit}`);
  return rows.map(({ at, message_id }) => ({ at: new Date(at), messageId: message_id }));
}

/** Words that begin with `prefix` are those from it up to, and without, this one. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

function termsOf({ words, prefix }: SearchTerms): Term[] {
  const whole = words.map((word) => ({ word, isPrefix: false }));
  return prefix === null ? whole : [...whole, { word: prefix, isPrefix: true }];
}

/** The term that fewest messages have; undefined when one is in none. */
async function findRarest(
  tx: Tx,
  workspaceId: WorkspaceId,
  terms: readonly Term[],
): Promise<Term | undefined> {
  const counts = terms.map(
    (term, at) => sql`(select count(*)::int from (select from message_words c
      where c.workspace_id = ${workspaceId} and ${matches(sql`c.word`, term)}
      limit ${countedUpTo}) as counted) as ${sql.identifier(`n${at}`)}`,
  );
  const [row] = await tx.execute<Record<string, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  const counted = terms.map((term, at) => ({ term, count: row?.[`n${at}`] ?? 0 }));
  if (counted.some(({ count }) => count === 0)) return undefined;
  return counted.toSorted((a, b) => a.count - b.count)[0]?.term;
}

/** The words a term stands for: itself, or each that begins with it, found by leaps from one to the next. */
function wordsOf(workspaceId: WorkspaceId, { word, isPrefix }: Term): SQL {
  if (!isPrefix) return sql`select ${word}::text collate "C" as word`;
  const end = endOfPrefix(word);
  return sql`
    (select word from message_words where workspace_id = ${workspaceId} and word >= ${word} and word < ${end}
      order by word limit 1)
    union all
    select (select n.word from message_words n
      where n.workspace_id = ${workspaceId} and n.word > w.word and n.word < ${end} order by n.word limit 1)
    from walked w where w.word is not null`;
}

function isAfter(after: PostingCursor | null): SQL {
  if (after === null) return sql``;
  return sql`and (d.at, d.message_id) < (${after.at.toISOString()}::timestamptz, ${after.messageId}::uuid)`;
}

/** A look-up for each walked message: without "offset 0" the planner may choose to walk this term instead. */
function has(workspaceId: WorkspaceId, term: Term): SQL {
  const isThere = term.isPrefix
    ? matches(sql`o.word`, term)
    : sql`o.word = ${term.word} and o.at = d.at`;
  return sql` and exists (select from message_words o
    where o.workspace_id = ${workspaceId} and o.message_id = d.message_id and ${isThere} offset 0)`;
}

function matches(column: SQL, { word, isPrefix }: Term): SQL {
  if (!isPrefix) return sql`${column} = ${word}`;
  return sql`${column} >= ${word} and ${column} < ${endOfPrefix(word)}`;
}
