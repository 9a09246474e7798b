import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/index.ts";

/** The workspace's tags; absent until they are here. */
export function useTags() {
  const trpc = useTRPC();
  return useQuery(trpc.tags.list.queryOptions()).data;
}
