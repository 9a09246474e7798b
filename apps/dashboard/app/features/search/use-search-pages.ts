import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useInbox } from "../inbox/inbox-context.ts";
import type { ContactCursor, MessageCursor } from "./search-views.ts";

const peoplePage = 5;
const messagesPage = 20;
const freshMs = 10_000;

/** The people whose names or phones match; the next page is larger. */
export function usePeople(query: string) {
  const { api, slug } = useInbox();
  return useInfiniteQuery({
    queryKey: ["inbox", slug, "search", "people", query],
    queryFn: ({ pageParam: after }) =>
      api.search.contacts.query({
        ...{ query, after },
        limit: after === null ? peoplePage : messagesPage,
      }),
    initialPageParam: null as ContactCursor | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: freshMs,
    enabled: query !== "",
  });
}

/** The messages whose words match, most recent first. */
export function useMessages(query: string) {
  const { api, slug } = useInbox();
  return useInfiniteQuery({
    queryKey: ["inbox", slug, "search", "messages", query],
    queryFn: ({ pageParam: after }) =>
      api.search.messages.query({ query, after, limit: messagesPage }),
    initialPageParam: null as MessageCursor | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: freshMs,
    enabled: query !== "",
  });
}
