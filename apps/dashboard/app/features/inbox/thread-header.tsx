import type { ConnectionHealth } from "@parley/realtime/subscription";
import { Link } from "@remix-run/react";
import { ArrowLeft, PanelRight } from "lucide-react";
import { Avatar } from "../../components/avatar.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { ConnectionDot } from "./connection-dot.tsx";
import { useInbox } from "./inbox-context.ts";
import type { ConversationView } from "./inbox-views.ts";
import { useListQuery } from "./list/list-query-context.ts";
import { MarkUnreadButton } from "./thread/mark-unread-button.tsx";

type Props = {
  conversation: ConversationView | undefined;
  health: ConnectionHealth;
  isPanelShown: boolean;
  onToggleDetails: () => void;
};

/** Above the thread: with whom, through which number, and the way back on a phone. */
export function ThreadHeader({ conversation, health, isPanelShown, onToggleDetails }: Props) {
  const { slug } = useInbox();
  const search = useListQuery();
  return (
    <header className="flex h-14 shrink-0 items-center gap-2.5 border-b border-line px-3 md:px-4">
      <Link
        to={`/app/${slug}/inbox${search}`}
        aria-label="Back to the list"
        className="-ml-1 inline-flex size-9 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </Link>
      {conversation === undefined ? (
        <Skeleton className="h-4 w-40" />
      ) : (
        <>
          <Avatar name={conversation.contact.name} seed={conversation.contact.id} />
          <div className="min-w-0 flex-1">
            <h1 className="truncate font-semibold text-base">{conversation.contact.name}</h1>
            <p className="truncate text-muted text-xs">via {conversation.number.displayName}</p>
          </div>
          <span className="md:hidden">
            <ConnectionDot health={health} />
          </span>
          <MarkUnreadButton
            conversationId={conversation.id}
            listPath={`/app/${slug}/inbox${search}`}
          />
          <IconButton
            label="Contact details"
            data-shortcut="details"
            aria-expanded={isPanelShown}
            onClick={onToggleDetails}
          >
            <PanelRight aria-hidden className="size-4.5" />
          </IconButton>
        </>
      )}
    </header>
  );
}
