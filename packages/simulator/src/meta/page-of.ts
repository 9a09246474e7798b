import { graphErrorResponse, messageError } from "./graph-error.ts";

const DEFAULT_LIMIT = 25;
const MOST = 1000;

/** One page of a list by `limit` and `after`/`before`, with cursors; a cursor that is none answers 131059. */
export function pageOf<T>(
  all: T[],
  query: URLSearchParams,
  url: string,
  show: (item: T) => unknown,
): Response {
  const limit = Math.min(Math.max(1, Number(query.get("limit")) || DEFAULT_LIMIT), MOST);
  const after = positionOf(query.get("after"));
  const before = positionOf(query.get("before"));
  if (after === null || before === null)
    return graphErrorResponse(messageError(131059, "Invalid cursor", "Start the list again."));
  const start =
    before === undefined ? (after === undefined ? 0 : after + 1) : Math.max(0, before - limit);
  const page = all.slice(start, before === undefined ? start + limit : before);
  const end = start + page.length - 1;
  const next = new URL(url);
  next.searchParams.set("after", cursorOf(end));
  const paging = {
    cursors: { before: cursorOf(start), after: cursorOf(end) },
    ...(end < all.length - 1 && { next: next.href }),
  };
  return Response.json({ data: page.map(show), ...(page.length > 0 && { paging }) });
}

function cursorOf(position: number): string {
  return Buffer.from(`at:${position}`).toString("base64url");
}

function positionOf(cursor: string | null): number | undefined | null {
  if (cursor === null || cursor === "") return undefined;
  const match = /^at:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString());
  return match ? Number(match[1]) : null;
}
