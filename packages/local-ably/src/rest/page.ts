import type { Context } from "hono";
import { AblyError } from "../protocol/ably-error.ts";

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** One page of a list and the Link header that leads on. */
export interface Page<T> {
  items: T[];
  headers: Record<string, string>;
}

function limitOf(c: Context): number {
  const text = c.req.query("limit");
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0 && limit <= MAX_LIMIT) return limit;
  throw new AblyError(40003, `limit must be a whole number from 1 to ${MAX_LIMIT}`);
}

/** Cuts a page of `limit` (100 unless told, at most 1000, else 40003) out of a list; the cursor is the key of the last item already told. */
export function pageOf<T>(c: Context, list: readonly T[], keyOf: (item: T) => string): Page<T> {
  const limit = limitOf(c);
  const cursor = c.req.query("cursor");
  const start = cursor === undefined ? 0 : list.findIndex((item) => keyOf(item) === cursor) + 1;
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  const links = [link(c, cursor, "current"), link(c, undefined, "first")];
  if (last !== undefined && start + limit < list.length) links.push(link(c, keyOf(last), "next"));
  return { items, headers: { Link: links.join(", ") } };
}

// One word after "./" and no comma inside: the SDK only understands that much.
function link(c: Context, cursor: string | undefined, rel: string): string {
  const params = new URLSearchParams(c.req.query());
  params.delete("cursor");
  for (const name of ["key", "access_token", "accessToken"]) params.delete(name);
  if (cursor !== undefined) params.set("cursor", cursor);
  const word = c.req.path.split("/").at(-1);
  return `<./${word}?${params.toString()}>; rel="${rel}"`;
}
