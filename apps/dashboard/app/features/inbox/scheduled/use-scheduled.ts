import type { RouterOutputs } from "@parley/api/routers";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "../../../trpc/index.ts";
import type { ConversationView } from "../inbox-views.ts";

export type Scheduled = RouterOutputs["messages"]["scheduled"][number];

const whileWaitingMs = 10_000;

/** What waits in a conversation; looked at again when the conversation changes, and now and then while something waits. */
export function useScheduled({ id: conversationId, version }: ConversationView) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const filter = trpc.messages.scheduled.queryFilter({ conversationId });
  const { data } = useQuery({
    ...trpc.messages.scheduled.queryOptions({ conversationId }),
    refetchInterval: ({ state }) => (state.data?.length ? whileWaitingMs : false),
  });
  const refresh = () => cache.invalidateQueries(filter);
  useEffect(() => void refresh(), [version]);
  const cancel = useMutation({
    ...trpc.messages.cancelScheduled.mutationOptions(),
    onSuccess: refresh,
  });
  return {
    scheduled: data ?? [],
    refresh,
    cancel: (one: Scheduled) => cancel.mutate({ id: one.id }),
  };
}
