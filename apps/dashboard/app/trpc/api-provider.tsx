import type { AppRouter } from "@parley/api/routers";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { showToast } from "../components/toasts.ts";
import { createQueryClient } from "./create-query-client.ts";
import { TRPCProvider } from "./trpc-context.ts";

/** As many calls as the server takes in one request. */
const maxItems = 10;

/**
 * The API of one workspace, for everything inside. Key it by the slug: another workspace gets a
 * cache of its own.
 */
export function ApiProvider({ slug, children }: { slug: string; children: ReactNode }) {
  const [queryClient] = useState(() => createQueryClient({ onSignedOut, onFailure: showToast }));
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: "/trpc",
          transformer: superjson,
          maxItems,
          headers: { "x-parley-workspace": slug },
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function onSignedOut(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/login?${new URLSearchParams({ redirectTo: pathname + search })}`);
}
