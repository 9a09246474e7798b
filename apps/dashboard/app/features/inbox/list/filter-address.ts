import { everythingOpen, type ListFilter, listFilterSchema } from "@parley/domain/conversations";

/** The filter as the address's query says it; what cannot be understood is left out. */
export function readFilter(params: URLSearchParams): ListFilter {
  const word = (name: string) => params.get(name) ?? undefined;
  const status = word("status");
  const fields = {
    tab: word("tab"),
    status: status === "any" ? null : status,
    assigneeId: word("assignee"),
    numberId: word("number"),
    tagId: word("tag"),
    window: word("window"),
    isUnread: params.has("unread") || undefined,
    hasFailed: params.has("failed") || undefined,
    isBlocked: params.has("blocked") || undefined,
    order: word("order"),
  };
  const understood = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && listFilterSchema.safeParse({ [name]: value }).success,
  );
  return listFilterSchema.parse(Object.fromEntries(understood));
}

/** The query of an address that shows this filter, "" for the list as it opens; the same for equal filters. */
export function filterQuery(filter: ListFilter): string {
  const params = new URLSearchParams();
  const { tab, status, order } = filter;
  if (tab !== everythingOpen.tab) params.set("tab", tab);
  if (status !== everythingOpen.status) params.set("status", status ?? "any");
  if (filter.assigneeId !== null) params.set("assignee", filter.assigneeId);
  if (filter.numberId !== null) params.set("number", filter.numberId);
  if (filter.tagId !== null) params.set("tag", filter.tagId);
  if (filter.window !== null) params.set("window", filter.window);
  if (filter.isUnread) params.set("unread", "1");
  if (filter.hasFailed) params.set("failed", "1");
  if (filter.isBlocked) params.set("blocked", "1");
  if (order !== everythingOpen.order) params.set("order", order);
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}

/** How many filters narrow the list, beside its tab and status. */
export function countFilters(filter: ListFilter): number {
  const { assigneeId, numberId, tagId, window, isUnread, hasFailed, isBlocked } = filter;
  const narrowing = [assigneeId !== null, numberId !== null, tagId !== null, window !== null];
  return [...narrowing, isUnread, hasFailed, isBlocked].filter(Boolean).length;
}
