import type { ApiDeps } from "@parley/api/trpc";
import type { AppLoadContext } from "@remix-run/node";
import type { Handler } from "hono";
import { createLoadContext } from "../app/server/load-context.server.ts";
import type { SessionCookie } from "../app/server/session-cookie.server.ts";
import { clientAddress } from "./client-address.ts";
import type { DashboardContext, DashboardEnv } from "./dashboard-env.ts";

export type RenderPage = (request: Request, context: AppLoadContext) => Promise<Response>;

/** Everything a person sees: the Remix routes. */
export function pages(options: {
  deps: ApiDeps;
  cookie: SessionCookie;
  publicUrl: URL;
  render: RenderPage;
}): Handler<DashboardEnv> {
  const { deps, cookie, publicUrl, render } = options;
  return (c) => {
    const request = {
      deps,
      session: c.get("session"),
      requestId: c.get("requestId"),
      clientAddress: clientAddress(c),
    };
    const context = createLoadContext(request, { cookie, publicUrl, nonce: c.get("nonce") });
    return render(toPublicRequest(c, publicUrl), context);
  };
}

/** The request as sent to the public address, whatever a proxy or a liar put into Host. */
function toPublicRequest(c: DashboardContext, publicUrl: URL): Request {
  const { raw, method } = c.req;
  const { pathname, search } = new URL(raw.url);
  const headers = new Headers(raw.headers);
  headers.delete("x-forwarded-host");
  headers.set("host", publicUrl.host);
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(publicUrl.origin + pathname + search, {
    ...{ method, headers, signal: raw.signal },
    ...(hasBody && { body: raw.body, duplex: "half" }),
  });
}
