import { Link } from "@remix-run/react";
import { contentIcon } from "../inbox/content/content-icon.tsx";
import { fullTime, listTime } from "../inbox/time-words.ts";
import { Excerpt } from "./excerpt.tsx";
import type { MessageHit } from "./search-views.ts";

type Props = { hit: MessageHit; slug: string; now: Date };

/** A message that was found; it opens the thread there. */
export function MessageHitRow({ hit, slug, now }: Props) {
  const { conversationId, messageId, contact, direction, at, excerpt } = hit;
  const Icon = contentIcon(hit.kind);
  return (
    <li>
      <Link
        to={`/app/${slug}/whatsapp/${conversationId}?message=${messageId}`}
        prefetch="none"
        data-conversation-row
        className="block px-3 py-2 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate font-medium text-sm">
            {contact.name}
          </span>
          <time
            dateTime={at.toISOString()}
            title={fullTime(at)}
            className="tabular shrink-0 text-muted text-xs"
          >
            {listTime(at, now)}
          </time>
        </span>
        <span className="mt-0.5 line-clamp-2 text-muted text-sm" dir="auto">
          {Icon && <Icon aria-hidden className="mr-1 inline size-3.5 align-[-2px]" />}
          {direction === "outbound" && <span className="text-ink">You: </span>}
          <Excerpt parts={excerpt} />
        </span>
      </Link>
    </li>
  );
}
