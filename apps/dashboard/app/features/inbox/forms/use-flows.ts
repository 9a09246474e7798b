import type { NumberId } from "@parley/domain/ids";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "../../../trpc/index.ts";
import { useTemplates } from "../templates/use-templates.ts";

/** The number's Flows; they are fetched together with its templates. */
export function useFlows(numberId: NumberId) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { list, isFetching, fetchAgain } = useTemplates(numberId);
  const options = trpc.templates.flows.queryOptions({ numberId });
  const flows = useQuery(options);
  const fetchedAt = list.data?.fetch.fetchedAt?.getTime();
  useEffect(() => {
    if (fetchedAt !== undefined) void cache.invalidateQueries({ queryKey: options.queryKey });
  }, [cache, numberId, fetchedAt]);
  return { flows: flows.data, fetch: list.data?.fetch, isFetching, fetchAgain };
}
