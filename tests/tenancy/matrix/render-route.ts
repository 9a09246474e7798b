import { loadPage, type RenderPage } from "./dashboard-modules.ts";

type WithInit = { type: "DataWithResponseInit"; data: unknown; init: ResponseInit | null };

/**
 * Stands in for Remix: runs the loader or action of this one route file, as a data request for it
 * does. No parent route has asked for the session before, so each file must do so itself.
 */
export function renderRoute(file: string, params: Record<string, string>): RenderPage {
  return async (request, context) => {
    const route = await loadPage(file);
    const isRead = request.method === "GET" || request.method === "HEAD";
    const run = isRead ? route.loader : route.action;
    if (run === undefined) return new Response(null, { status: isRead ? 200 : 405 });
    try {
      return toResponse(await run({ request, params, context }));
    } catch (thrown) {
      if (thrown instanceof Error) throw thrown;
      return toResponse(thrown);
    }
  };
}

function toResponse(result: unknown): Response {
  if (result instanceof Response) return result;
  if (isWithInit(result)) return Response.json(result.data, result.init ?? {});
  return Response.json(result ?? null);
}

function isWithInit(result: unknown): result is WithInit {
  return (result as Partial<WithInit> | null)?.type === "DataWithResponseInit";
}
