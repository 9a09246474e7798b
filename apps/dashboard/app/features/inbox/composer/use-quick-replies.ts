import type { RouterOutputs } from "@parley/api/routers";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/index.ts";

export type QuickReply = RouterOutputs["quickReplies"]["list"][number];

/** The replies one can use; asked for once they are needed. */
export function useQuickReplies(isNeeded: boolean) {
  const trpc = useTRPC();
  return useQuery(trpc.quickReplies.list.queryOptions(undefined, { enabled: isNeeded }));
}
