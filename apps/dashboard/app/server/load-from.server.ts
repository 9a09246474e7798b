import { type AppLoadContext, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Api } from "./load-context.server.ts";

/**
 * Runs `load` with the API of the workspace named in the URL. Whoever is not signed in goes to the
 * log-in page and comes back after; other refusals become answers with their status.
 */
export async function loadFrom<T>(
  { context, params, request }: LoaderFunctionArgs,
  load: (api: Api) => Promise<T>,
): Promise<T> {
  try {
    return await load(context.api(params.slug ?? null));
  } catch (error) {
    throw error instanceof TRPCError ? answerTo(error, new URL(request.url), context) : error;
  }
}

function answerTo(error: TRPCError, url: URL, { requestId }: AppLoadContext) {
  if (error.code === "UNAUTHORIZED") {
    return redirect(`/login?${new URLSearchParams({ redirectTo: url.pathname + url.search })}`);
  }
  return data({ requestId }, { status: getHTTPStatusCodeFromError(error) });
}
