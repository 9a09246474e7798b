import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Avatar } from "../../../components/avatar.tsx";
import type { ConversationId, ConversationView } from "../inbox-views.ts";

type Props = {
  conversation: ConversationView;
  href: string;
  isOpened: boolean;
  isSelected: boolean | null;
  onToggle: (id: ConversationId) => void;
  children: ReactNode;
};

const look =
  "group relative flex w-full gap-3 px-3 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2";

/** A row as a link to its conversation; while people select, as something to choose. */
export function RowFrame({ conversation, href, isOpened, isSelected, onToggle, children }: Props) {
  const { id, contact } = conversation;
  if (isSelected !== null) {
    return (
      <label
        className={`${look} cursor-pointer has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent`}
      >
        <span className="flex size-10 shrink-0 items-center justify-center">
          <input
            type="checkbox"
            data-conversation-row={id}
            aria-label={`Select ${contact.name}`}
            checked={isSelected}
            onChange={() => onToggle(id)}
            className="size-4.5 accent-accent"
          />
        </span>
        {children}
      </label>
    );
  }
  return (
    <Link
      to={href}
      prefetch="none"
      data-conversation-row={id}
      aria-current={isOpened ? "page" : undefined}
      className={`${look} aria-[current]:bg-selected`}
    >
      <Avatar name={contact.name} seed={contact.id} size="lg" />
      {children}
    </Link>
  );
}
