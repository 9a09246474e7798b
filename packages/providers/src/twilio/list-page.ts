import { z } from "zod";
import type { ProviderCredentials } from "../port/index.ts";
import { callTwilio, type FailedCall } from "./call-twilio.ts";
import type { TwilioConnection } from "./twilio-connection.ts";

/** One page of a list. `nextPage` goes into the next call as it is; null at the end. */
export type TwilioPage<Item> =
  | { kind: "listed"; items: Item[]; nextPage: string | null }
  | FailedCall;

type List<Item> = {
  base: string;
  firstPage(accountSid: string): string;
  /** Under which name the items stand in the answer. */
  key: string;
  item: z.ZodType<Item>;
};

const word = z.string().min(1).nullish().catch(null);
/** The newer APIs give a whole address in `meta`, the first generation a path beside the items. */
const nextSchema = z.object({
  next_page_uri: word,
  meta: z.object({ next_page_url: word }).optional().catch(undefined),
});

/** Reads one page. An item that cannot be read is left out and costs its siblings nothing. */
export async function listPage<Item>(
  { base, firstPage, key, item }: List<Item>,
  nextPage: string | undefined,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<TwilioPage<Item>> {
  const url = (sid: string) =>
    nextPage === undefined ? firstPage(sid) : addressOfPage(nextPage, base);
  const answer = await callTwilio({ url }, credentials, connection);
  if (answer.kind !== "answered") return answer;
  const list = z.object({ [key]: z.array(z.unknown()) }).safeParse(answer.json).data?.[key];
  if (list === undefined) return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  const { data: next } = nextSchema.safeParse(answer.json);
  return {
    kind: "listed",
    items: list.flatMap((raw) => item.safeParse(raw).data ?? []),
    nextPage: next?.meta?.next_page_url ?? next?.next_page_uri ?? null,
  };
}

/** The page's address on our own base, whatever host the answer named: the token must go nowhere else. */
function addressOfPage(nextPage: string, base: string): string {
  const url = URL.parse(nextPage, base);
  if (url === null) return base;
  return url.origin === new URL(base).origin && /^https?:/i.test(nextPage)
    ? url.href
    : `${base}${url.pathname}${url.search}`;
}
