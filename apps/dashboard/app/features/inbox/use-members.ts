import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/index.ts";

const freshMs = 5 * 60_000;

/** The workspace's people; absent until they are here. */
export function useMembers() {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.members.queryOptions(undefined, { staleTime: freshMs })).data;
}
