import type { NumberId } from "@parley/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/index.ts";
import { useTemplates } from "../templates/use-templates.ts";

/** The number's Flows; they are fetched together with its templates. */
export function useFlows(numberId: NumberId) {
  const trpc = useTRPC();
  const { list, isFetching, fetchAgain } = useTemplates(numberId);
  const fetch = list.data?.fetch;
  const fetchedAt = fetch?.fetchedAt?.getTime();
  const options = trpc.templates.flows.queryOptions({ numberId });
  const flows = useQuery({ ...options, queryKey: [...options.queryKey, fetchedAt] as never });
  return { flows: flows.data, fetch, isFetching, fetchAgain };
}
