import { formatPhone } from "@parley/domain/identity";
import { Link } from "@remix-run/react";
import { Avatar } from "../../components/avatar.tsx";
import { Excerpt } from "./excerpt.tsx";
import type { ContactHit } from "./search-views.ts";

/** A person who was found; it opens the conversation that was active last. */
export function ContactHitRow({ hit, slug }: { hit: ContactHit; slug: string }) {
  const { contactId, conversationId, name, phone } = hit;
  return (
    <li>
      <Link
        to={`/app/${slug}/whatsapp/${conversationId}`}
        prefetch="none"
        data-conversation-row
        className="flex items-center gap-3 px-3 py-2 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Avatar name={name.map(({ text }) => text).join("")} seed={contactId} />
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block truncate font-medium text-sm">
            <Excerpt parts={name} />
          </span>
          {phone !== null && (
            <span className="tabular text-muted text-xs">{formatPhone(phone)}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
