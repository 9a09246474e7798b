import { pathToFileURL } from "node:url";
import postgres from "postgres";
import {
  readConversations,
  readExpected,
  readLeftovers,
  readMessages,
  readStatuses,
} from "./database-facts.ts";
import { orderBreaks, previewBreaks, statusBreaks, unsettled } from "./recounts.ts";

/** Numbers that should be there, then numbers that must be nought. */
export type Figures = {
  events: number;
  messages: number;
  statuses: number;
  conversations: number;
  lost: number;
  duplicated: number;
  wrongConversation: number;
  orderBreaks: number;
  lastMessageBreaks: number;
  unreadBreaks: number;
  windowBreaks: number;
  statusBreaks: number;
  unsettled: number;
  waiting: number;
  openAttempts: number;
  dead: number;
};

/**
 * Checks a whole database against what its own stored webhooks say: each message and status once,
 * in the right conversation and order; last message, unread, window and status equal a recount.
 * Independent of the product's code. `url` must see every row (a superuser's).
 */
export async function checkDatabase(url: string): Promise<Figures> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const expected = await readExpected(sql);
    const messages = await readMessages(sql);
    const conversations = await readConversations(sql);
    const statuses = await readStatuses(sql);
    const left = await readLeftovers(sql);
    const [events] = await sql<{ n: number }[]>`select count(*)::int as n from webhook_events`;

    const rowsOf = new Map<string, typeof messages>();
    for (const row of messages) {
      if (row.wamid === null) continue;
      const name = `${row.number_id}|${row.wamid}`;
      rowsOf.set(name, [...(rowsOf.get(name) ?? []), row] as unknown as typeof messages);
    }
    const wanted = new Map(expected.messages.map((one) => [`${one.numberId}|${one.wamid}`, one]));
    const wantedStatuses = new Set(
      expected.statuses.map((s) => `${s.numberId}|${s.wamid}|${s.status}|${s.atSeconds}`),
    );
    const storedStatuses = new Set(
      statuses.map((s) => `${s.number_id}|${s.wamid}|${s.status}|${s.at.getTime() / 1000}`),
    );
    const lostMessages = [...wanted.keys()].filter((name) => !rowsOf.has(name)).length;
    const lostStatuses = [...wantedStatuses].filter((name) => !storedStatuses.has(name)).length;
    const twice = [...rowsOf.values()].filter((rows) => rows.length > 1).length;
    const wrong = [...wanted].filter(([name, { from }]) =>
      rowsOf.get(name)?.some(({ phones }) => !phones?.includes(`+${from}`)),
    );
    return {
      events: events?.n ?? 0,
      messages: messages.length,
      statuses: statuses.length,
      conversations: conversations.length,
      lost: lostMessages + lostStatuses,
      duplicated: twice + left.twins + statuses.filter((s) => s.times_seen > 1).length,
      wrongConversation: wrong.length,
      orderBreaks: orderBreaks(messages, wanted),
      ...previewBreaks(messages, conversations),
      statusBreaks: statusBreaks(messages, statuses),
      unsettled: unsettled(messages),
      waiting: left.jobs + left.changes + left.new_events,
      openAttempts: left.open_attempts,
      dead: left.dead_events,
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The figures that must be nought and are not. */
export function faultsOf(figures: Figures): Partial<Figures> {
  const { events, messages, statuses, conversations, ...noughts } = figures;
  return Object.fromEntries(Object.entries(noughts).filter(([, count]) => count !== 0));
}

export function describeFigures(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

async function main(url: string | undefined): Promise<void> {
  if (url === undefined) throw new Error("usage: node tests/harness/check-database.ts URL");
  const figures = await checkDatabase(url);
  console.log(describeFigures(figures));
  process.exitCode = Object.keys(faultsOf(figures)).length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(process.argv[2]);
}
