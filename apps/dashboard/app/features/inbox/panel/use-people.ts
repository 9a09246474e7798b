import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/index.ts";

const freshMs = 300_000;

/** The workspace's members, whom notes mention; empty until they are here. */
export function usePeople() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.workspace.members.queryOptions(undefined, { staleTime: freshMs }));
  return data ?? [];
}
