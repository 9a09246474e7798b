import { appRouter } from "@parley/api/routers";
import { type ApiContext, createCallerFactory } from "@parley/api/trpc";
import type { AppLoadContext } from "@remix-run/node";
import type { SessionCookie } from "./session-cookie.server.ts";

const createCaller = createCallerFactory(appRouter);

/** The product's API, called from a loader or action in the name of the request's session. */
export type Api = ReturnType<typeof createCaller>;

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** The API in the workspace of this slug; null where no workspace is meant. */
    api(slug: string | null): Api;
    isSignedIn: boolean;
    cookie: SessionCookie;
    /** Allows this answer's own inline scripts under the content security policy. */
    nonce: string;
    requestId: string;
    publicUrl: URL;
    onError(error: unknown): void;
  }
}

/** What loaders, actions and the renderer get of the request besides the request itself. */
export function createLoadContext(
  request: Omit<ApiContext, "workspaceSlug">,
  { cookie, nonce, publicUrl }: Pick<AppLoadContext, "cookie" | "nonce" | "publicUrl">,
): AppLoadContext {
  const { deps, requestId, session } = request;
  return {
    api: (workspaceSlug) => createCaller({ ...request, workspaceSlug }),
    isSignedIn: session !== null,
    onError: (error) => deps.onError(error, { path: "render", requestId }),
    ...{ cookie, nonce, publicUrl, requestId },
  };
}
