import { useQuery } from "@tanstack/react-query";
import { useInbox } from "../inbox-context.ts";

/** One's own saved views and the shared ones; absent until they are here. */
export function useViews() {
  const { api, keys } = useInbox();
  const { data } = useQuery({ queryKey: keys.views, queryFn: () => api.views.list.query() });
  return data;
}
