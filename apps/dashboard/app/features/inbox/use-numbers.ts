import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/index.ts";

const freshMs = 5 * 60_000;

/** The workspace's numbers; absent until they are here. */
export function useNumbers() {
  const trpc = useTRPC();
  return useQuery(trpc.workspace.numbers.queryOptions(undefined, { staleTime: freshMs })).data;
}
