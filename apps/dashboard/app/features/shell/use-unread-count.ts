import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "../../trpc/index.ts";
import { pageTitle } from "./page-title.ts";

/** How many open conversations wait to be read, kept in the tab's title too. */
export function useUnreadCount(initial: number, workspaceName: string): number {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.conversations.countUnread.queryOptions(undefined, { initialData: initial }),
  );
  useEffect(() => {
    document.title = pageTitle(data, workspaceName);
  }, [data, workspaceName]);
  return data;
}
