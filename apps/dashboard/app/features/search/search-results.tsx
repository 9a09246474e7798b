import { SearchX, TextSearch } from "lucide-react";
import { forwardRef } from "react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useInbox } from "../inbox/inbox-context.ts";
import { ListSkeleton } from "../inbox/list-skeleton.tsx";
import { useServerNow } from "../inbox/use-server-now.ts";
import { ContactHitRow } from "./contact-hit-row.tsx";
import { HitSection } from "./hit-section.tsx";
import { MessageHitRow } from "./message-hit-row.tsx";
import { moveBetweenRows } from "./move-between-rows.ts";
import type { ContactHit } from "./search-views.ts";
import { useMessages, usePeople } from "./use-search-pages.ts";
import { useSettled } from "./use-settled.ts";

const settleMs = 120;
const minuteMs = 60_000;

/** What was found: people first, then messages, most recent first. */
export const SearchResults = forwardRef<HTMLDivElement, { query: string }>(function SearchResults(
  { query },
  ref,
) {
  const { slug } = useInbox();
  const asked = useSettled(query.trim(), settleMs);
  const people = usePeople(asked);
  const messages = useMessages(asked);
  const now = useServerNow(() => minuteMs);
  const foundPeople = onlyOnce(people.data?.pages.flatMap(({ items }) => items) ?? []);
  const foundMessages = messages.data?.pages.flatMap(({ items }) => items) ?? [];
  const hasFailed = people.isError || messages.isError;
  const isWaiting = people.isPending || messages.isPending;
  const isEmpty = !isWaiting && foundPeople.length === 0 && foundMessages.length === 0;
  const isOld = people.isPlaceholderData || messages.isPlaceholderData || asked !== query.trim();
  const retry = () => {
    void people.refetch();
    void messages.refetch();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the links inside
    <div
      ref={ref}
      onKeyDown={moveBetweenRows}
      className={`min-h-0 flex-1 overflow-y-auto overscroll-contain transition-opacity ${isOld && !isWaiting ? "opacity-60" : ""}`}
    >
      <p role="status" className="sr-only">
        {isWaiting || hasFailed ? "" : foundWords(foundPeople.length, foundMessages.length)}
      </p>
      {hasFailed ? (
        <div className="space-y-3 p-6 text-center text-muted text-sm">
          <p>Search did not answer. Your connection may be down.</p>
          <Button variant="secondary" size="sm" onClick={retry}>
            Try again
          </Button>
        </div>
      ) : isWaiting ? (
        <ListSkeleton />
      ) : isEmpty ? (
        <NothingFound query={asked} />
      ) : (
        <>
          <HitSection title="People" pages={people}>
            {foundPeople.map((hit) => (
              <ContactHitRow key={hit.contactId} hit={hit} slug={slug} />
            ))}
          </HitSection>
          <HitSection title="Messages" pages={messages}>
            {foundMessages.map((hit) => (
              <MessageHitRow key={hit.messageId} hit={hit} slug={slug} now={now} />
            ))}
          </HitSection>
        </>
      )}
    </div>
  );
});

function NothingFound({ query }: { query: string }) {
  if (!/[\p{L}\p{N}]/u.test(query)) {
    return (
      <EmptyState icon={TextSearch} title="Type a word or a number">
        Search looks at names, phone numbers, messages, captions and file names.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title={`Nothing found for “${query}”`}>
      Every word must be in the same message; only the last may be unfinished. Try fewer words, or a
      part of the phone number.
    </EmptyState>
  );
}

function foundWords(people: number, messages: number): string {
  return `Found: ${people === 1 ? "1 person" : `${people} people`}, ${messages === 1 ? "1 message" : `${messages} messages`}`;
}

/** A person may match by several words, on several pages. */
function onlyOnce(hits: readonly ContactHit[]): ContactHit[] {
  return [...new Map(hits.map((hit) => [hit.contactId, hit])).values()];
}
