import type { RouterInputs } from "@parley/api/routers";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { cn } from "../../../components/cn.ts";
import { Skeleton } from "../../../components/skeleton.tsx";
import { useTRPC } from "../../../trpc/index.ts";
import { useInbox } from "../inbox-context.ts";
import type { ConversationView } from "../inbox-views.ts";
import { Section } from "./section.tsx";
import { SharedItems } from "./shared-items.tsx";

type Kind = RouterInputs["messages"]["shared"]["kind"];

const kinds: { kind: Kind; name: string; empty: string }[] = [
  { kind: "media", name: "Media", empty: "Pictures and videos of this contact appear here." },
  { kind: "documents", name: "Documents", empty: "Documents of this contact appear here." },
  { kind: "links", name: "Links", empty: "Links from the messages appear here." },
];

/** Everything that was shared with the contact, by kind. */
export function SharedFiles({ conversation }: { conversation: ConversationView }) {
  const { api } = useInbox();
  const trpc = useTRPC();
  const [kind, setKind] = useState<Kind>("media");
  const { id: conversationId } = conversation;
  const shared = useInfiniteQuery({
    queryKey: [...trpc.messages.shared.pathKey(), conversationId, kind],
    queryFn: ({ pageParam }) =>
      api.messages.shared.query({ conversationId, kind, before: pageParam }),
    initialPageParam: null as { at: Date; id: string } | null,
    getNextPageParam: ({ items, hasMore }) => {
      const last = items.at(-1);
      return hasMore && last ? { at: last.at, id: last.messageId } : undefined;
    },
    staleTime: 0,
  });
  const items = shared.data?.pages.flatMap((page) => page.items);
  return (
    <Section title="Shared">
      <fieldset className="mb-2 flex gap-1">
        <legend className="sr-only">Kind of what was shared</legend>
        {kinds.map((one) => (
          <button
            key={one.kind}
            type="button"
            aria-pressed={one.kind === kind}
            onClick={() => setKind(one.kind)}
            className={cn(
              "h-8 flex-1 rounded-md px-2 font-medium text-xs transition-colors",
              one.kind === kind
                ? "bg-accent-soft text-accent-ink"
                : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            {one.name}
          </button>
        ))}
      </fieldset>
      {shared.isPending && <Skeleton className="h-24 w-full rounded-lg" />}
      {shared.isError && items === undefined && (
        <p className="text-danger-ink text-xs">
          They could not be loaded.{" "}
          <button type="button" className="underline" onClick={() => void shared.refetch()}>
            Try again
          </button>
        </p>
      )}
      {items?.length === 0 && (
        <p className="text-muted text-xs">{kinds.find((one) => one.kind === kind)?.empty}</p>
      )}
      {items && items.length > 0 && <SharedItems kind={kind} items={items} />}
      {shared.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="mt-1 w-full"
          isPending={shared.isFetchingNextPage}
          onClick={() => void shared.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Section>
  );
}
