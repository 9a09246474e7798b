import { Link } from "@remix-run/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "../../../components/button.tsx";
import { Skeleton } from "../../../components/skeleton.tsx";
import { useTRPC } from "../../../trpc/index.ts";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { dateRange } from "./date-range.ts";
import { Section } from "./section.tsx";

/** Previous conversations with the same person: date range, message count, and the way to each (S0.48). */
export function EarlierConversations({ conversation }: { conversation: ConversationView }) {
  const { api, slug } = useInbox();
  const trpc = useTRPC();
  const { id: conversationId } = conversation;
  const history = useInfiniteQuery({
    queryKey: [...trpc.conversations.history.pathKey(), conversationId],
    queryFn: ({ pageParam }) =>
      api.conversations.history.query({ conversationId, before: pageParam }),
    initialPageParam: null as { lastActivityAt: Date; id: string } | null,
    getNextPageParam: ({ items, hasMore }) => {
      const last = items.at(-1);
      return hasMore && last ? { lastActivityAt: last.lastActivityAt, id: last.id } : undefined;
    },
    staleTime: 0,
  });
  const items = history.data?.pages.flatMap((page) => page.items);
  return (
    <Section title="Previous conversations">
      {history.isPending && <Skeleton className="h-14 w-full rounded-lg" />}
      {history.isError && items === undefined && (
        <p className="text-danger-ink text-xs">
          They could not be loaded.{" "}
          <button type="button" className="underline" onClick={() => void history.refetch()}>
            Try again
          </button>
        </p>
      )}
      {items?.length === 0 && (
        <p className="text-muted text-xs">
          This is the first one. Conversations through your other numbers appear here too.
        </p>
      )}
      {items && items.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {items.map((item) => (
            <li key={item.id}>
              <Link
                to={`/app/${slug}/whatsapp/${item.id}`}
                className="block px-3 py-2.5 text-sm transition-colors hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="tabular block font-medium">{dateRange(item)}</span>
                <span className="tabular block text-muted text-xs">
                  {item.messageCount === 1 ? "1 message" : `${item.messageCount} messages`} ·{" "}
                  {item.numberName} · <span className="capitalize">{item.status}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {history.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="mt-1 w-full"
          isPending={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Older conversations
        </Button>
      )}
    </Section>
  );
}
