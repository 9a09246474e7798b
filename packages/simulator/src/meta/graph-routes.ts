import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { BusinessNumber } from "../config/index.ts";
import type { Store } from "../store/index.ts";
import { type DebugTokenDeps, debugToken } from "./debug-token.ts";
import { graphErrorResponse, messageError, tokenError, unknownObjectError } from "./graph-error.ts";
import { type PostMessagesDeps, postMessages } from "./post-messages.ts";
import { readNumberFields } from "./read-number.ts";

export type GraphDeps = PostMessagesDeps & DebugTokenDeps;

/** The part of graph.facebook.com that the simulator plays (H). What it does not play is refused in Meta's shape. */
export function createGraphRoutes(deps: GraphDeps): Hono<{ Bindings: HttpBindings }> {
  const { store } = deps;
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.get("/debug_token", (context) => debugToken(deps, context.req.raw));
  routes.get("/:version{v\\d+\\.\\d+}/debug_token", (context) => debugToken(deps, context.req.raw));

  routes.post("/:version{v\\d+\\.\\d+}/:id/messages", (context) => {
    const number = authorise(store, context.req.raw, context.req.param("id"));
    return number instanceof Response
      ? number
      : postMessages(deps, number, context.req.raw, context.env);
  });

  routes.get("/:version{v\\d+\\.\\d+}/:id", (context) => {
    const number = authorise(store, context.req.raw, context.req.param("id"));
    return number instanceof Response
      ? number
      : readNumberFields(number, context.req.query("fields"));
  });

  routes.all("/:version{v\\d+(\\.\\d+)?}/*", (context) => {
    const { method, path } = context.req;
    if (!findByToken(store, context.req.raw)) return graphErrorResponse(tokenError());
    const [, , id = "", ...rest] = path.split("/");
    if (rest.length === 0) return graphErrorResponse(unknownObjectError(method, id));
    return graphErrorResponse(
      messageError(2500, `Unknown path components: /${rest.join("/")}`, ""),
    );
  });
  return routes;
}

function authorise(store: Store, request: Request, id: string): BusinessNumber | Response {
  const owner = findByToken(store, request);
  if (!owner) return graphErrorResponse(tokenError());
  const number = store.get("number", id);
  if (!number) return graphErrorResponse(unknownObjectError(request.method, id));
  return bearerOf(request) === number.accessToken ? number : graphErrorResponse(tokenError());
}

function findByToken(store: Store, request: Request): BusinessNumber | undefined {
  const token = bearerOf(request);
  return store.list("number").find(({ accessToken }) => accessToken === token);
}

function bearerOf(request: Request): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}
