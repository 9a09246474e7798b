import type { RouterOutputs } from "@parley/api/routers";
import type { NumberId } from "@parley/domain/ids";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../../trpc/index.ts";

export type TemplateList = RouterOutputs["templates"]["list"];
export type TemplateView = TemplateList["items"][number];

const whileFetchingMs = 1_000;
const freshForMs = 30_000;

/** A number's templates, and fetching them anew; asked again each second while a fetch runs. */
export function useTemplates(numberId: NumberId) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const options = trpc.templates.list.queryOptions({ numberId });
  const list = useQuery({
    ...options,
    staleTime: freshForMs,
    refetchInterval: ({ state }) => (state.data?.fetch.isRunning ? whileFetchingMs : false),
  });
  const refresh = useMutation({
    ...trpc.templates.refresh.mutationOptions(),
    onSuccess: () => cache.invalidateQueries({ queryKey: options.queryKey }),
  });
  return {
    list,
    isFetching: refresh.isPending || list.data?.fetch.isRunning === true,
    fetchAgain: () => refresh.mutate({ numberId }),
  };
}
