/**
 * A page as the newer APIs show it: rows under `key`, and `meta` with the address of the next page.
 * `PageToken` names the last row of the page before. `defaultSize` holds without `PageSize`.
 */
export function listPage<T extends { sid: string }>(
  key: string,
  all: T[],
  requestUrl: string,
  defaultSize: number,
  show: (row: T) => unknown,
): Record<string, unknown> {
  const url = new URL(requestUrl);
  const asked = Number(url.searchParams.get("PageSize") ?? defaultSize);
  const size = Number.isInteger(asked) && asked > 0 ? Math.min(asked, 1000) : defaultSize;
  const after = url.searchParams.get("PageToken");
  const start = after === null ? 0 : all.findIndex(({ sid }) => sid === after) + 1;
  const rows = all.slice(start, start + size);
  const last = rows.at(-1);
  const pageUrl = (token: string | null) => {
    const page = new URL(url);
    page.searchParams.set("PageSize", String(size));
    page.searchParams.delete("PageToken");
    if (token !== null) page.searchParams.set("PageToken", token);
    return page.href;
  };
  return {
    [key]: rows.map(show),
    meta: {
      key,
      page: 0,
      page_size: size,
      first_page_url: pageUrl(null),
      previous_page_url: null,
      url: url.href,
      next_page_url: last && all.length > start + size ? pageUrl(last.sid) : null,
    },
  };
}
