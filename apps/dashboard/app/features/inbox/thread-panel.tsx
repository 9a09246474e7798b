import type { ConnectionHealth } from "@parley/realtime/subscription";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ContactPanel } from "./contact-panel.tsx";
import { Drawer } from "./drawer.tsx";
import { useInbox } from "./inbox-context.ts";
import type { ConversationId, ConversationView } from "./inbox-views.ts";
import { useListQuery } from "./list/list-query-context.ts";
import type { ThreadState } from "./messages-state.ts";
import { OpenThread } from "./open-thread.tsx";
import { ThreadHeader } from "./thread-header.tsx";
import { ThreadProblem } from "./thread-problem.tsx";
import { ThreadSkeleton } from "./thread-skeleton.tsx";
import { useEscapeToList } from "./use-escape-to-list.ts";

type Props = { conversationId: ConversationId; health: ConnectionHealth };

const forever = Number.POSITIVE_INFINITY;
const threadsKeptMs = 3_600_000;

/** The open conversation: its thread, and beside it (or in a drawer) who it is with. */
export function ThreadPanel({ conversationId, health }: Props) {
  const { api, keys, threads, lists, slug } = useInbox();
  const search = useListQuery();
  useEscapeToList(`/app/${slug}/inbox${search}`);
  const [isPanelShown, setPanelShown] = useState(true);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const conversation = useQuery<ConversationView>({
    queryKey: keys.conversation(conversationId),
    queryFn: () => api.conversations.get.query({ conversationId }),
    initialData: () => lists.find(conversationId),
    staleTime: forever,
  });
  const thread = useQuery<ThreadState>({
    queryKey: keys.thread(conversationId),
    queryFn: () => threads.load(conversationId),
    staleTime: forever,
    gcTime: threadsKeptMs,
  });
  const problem = conversation.error ?? thread.error;
  const isGone = isAbsent(conversation.error);
  const toggleDetails = () => {
    if (window.matchMedia("(min-width: 80rem)").matches) setPanelShown((isShown) => !isShown);
    else setDrawerOpen(true);
  };
  return (
    <>
      <section
        aria-label={
          conversation.data ? `Conversation with ${conversation.data.contact.name}` : "Conversation"
        }
        className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface"
      >
        <ThreadHeader
          conversation={conversation.data}
          health={health}
          isPanelShown={isPanelShown}
          onToggleDetails={toggleDetails}
        />
        {conversation.data && thread.data && !isGone ? (
          <OpenThread conversation={conversation.data} thread={thread.data} health={health} />
        ) : problem ? (
          <ThreadProblem
            error={problem}
            onRetry={() => {
              void conversation.refetch();
              void thread.refetch();
            }}
          />
        ) : (
          <ThreadSkeleton />
        )}
      </section>
      {conversation.data && !isGone && (
        <>
          {isPanelShown && (
            <aside
              aria-label="Contact details"
              className="hidden w-76 shrink-0 overflow-y-auto border-l border-line bg-surface p-4 xl:block"
            >
              <h2 className="sr-only">Contact details</h2>
              <ContactPanel conversation={conversation.data} />
            </aside>
          )}
          <Drawer
            isOpen={isDrawerOpen}
            onClose={() => setDrawerOpen(false)}
            title="Contact details"
          >
            <ContactPanel conversation={conversation.data} />
          </Drawer>
        </>
      )}
    </>
  );
}

/** Was it deleted, perhaps a moment ago by somebody else? */
function isAbsent(error: (Error & { data?: { code: string } | null }) | null): boolean {
  return error?.data?.code === "NOT_FOUND";
}
