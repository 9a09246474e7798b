import type { Store, TwilioMessage } from "../store/index.ts";
import { toMessageResource } from "./message-resource.ts";
import { badRequest, type TwilioError } from "./twilio-error.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A page of an account's messages, latest first: `To`, `From`, `DateSent`, `DateSent>`, `DateSent<`,
 * `PageSize` up to 1000, and the `PageToken` of `next_page_uri`. Refuses a date it cannot read.
 */
export function listMessages(
  store: Store,
  accountSid: string,
  url: URL,
): { error: TwilioError } | ReturnType<typeof toPage> {
  const query = url.searchParams;
  const span = readSpan(query);
  if (!span) return { error: badRequest(20001, "DateSent must be a date like 2026-01-31") };
  const isAsked = ({ to, from, sentAt, createdAt, ...message }: TwilioMessage) => {
    const at = sentAt ?? createdAt;
    return (
      message.accountSid === accountSid &&
      (!query.get("To") || to === query.get("To")) &&
      (!query.get("From") || from === query.get("From")) &&
      at >= span.from &&
      at < span.until
    );
  };
  const all = store
    .list("twilioMessage")
    .filter(isAsked)
    .reverse()
    .sort((a, b) => b.createdAt - a.createdAt);
  return toPage(store, all, url);
}

function toPage(store: Store, all: TwilioMessage[], { pathname, searchParams }: URL) {
  const asked = Number(searchParams.get("PageSize") ?? 50);
  const size = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 1000) : 50;
  const after = searchParams.get("PageToken")?.replace(/^PA/, "");
  const start = after === undefined ? 0 : all.findIndex(({ sid }) => sid === after) + 1;
  const rows = all.slice(start, start + size);
  const page = Number(searchParams.get("Page") ?? 0);
  const last = rows.at(-1);
  const uri = (to: number, token?: string) => {
    const query = new URLSearchParams(searchParams);
    query.set("PageSize", String(size));
    query.set("Page", String(to));
    if (token === undefined) query.delete("PageToken");
    else query.set("PageToken", token);
    return `${pathname}?${query}`;
  };
  return {
    messages: rows.map((message) => toMessageResource(store, message)),
    page,
    page_size: size,
    start,
    end: Math.max(start, start + rows.length - 1),
    uri: uri(page, searchParams.get("PageToken") ?? undefined),
    first_page_uri: uri(0),
    previous_page_uri: null,
    next_page_uri: last && all.length > start + size ? uri(page + 1, `PA${last.sid}`) : null,
  };
}

function readSpan(query: URLSearchParams): { from: number; until: number } | null {
  const read = (name: string) => {
    const text = query.get(name);
    if (text === null) return null;
    return { at: Date.parse(text), lasts: text.length === 10 ? DAY_MS : 1 };
  };
  const [on, from, until] = [read("DateSent"), read("DateSent>"), read("DateSent<")];
  if ([on, from, until].some((each) => each && Number.isNaN(each.at))) return null;
  const last = on ?? until;
  return {
    from: on?.at ?? from?.at ?? Number.NEGATIVE_INFINITY,
    until: last ? last.at + last.lasts : Number.POSITIVE_INFINITY,
  };
}
