import type { AppRouter } from "@parley/api/routers";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";

const staleAfterMs = 60_000;

/**
 * The cache of what the server said. Refusals are final; trouble on the way is tried again twice.
 * `onSignedOut` is called when the session is over, `onFailure` with what a person should read
 * after a change they made did not happen.
 */
export function createQueryClient(options: {
  onSignedOut(): void;
  onFailure(message: string): void;
}): QueryClient {
  const watch = (error: Error) => {
    if (statusOf(error) === 401) options.onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({
      onError: (error) => {
        watch(error);
        options.onFailure(sentenceOf(error));
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: staleAfterMs,
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
    },
  });
}

function statusOf(error: Error): number | null {
  if (!(error instanceof TRPCClientError)) return null;
  return (error as TRPCClientError<AppRouter>).data?.httpStatus ?? null;
}

/** Trouble that may be over at the next try: no answer at all, or the server's own failure. */
function isPassing(error: Error): boolean {
  const status = statusOf(error);
  return status === null || status >= 500;
}

function sentenceOf(error: Error): string {
  if (statusOf(error) === null)
    return "Parley cannot be reached. Check your connection, then try again";
  return error.message.charAt(0).toUpperCase() + error.message.slice(1);
}
