import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { debugToken } from "./debug-token.ts";
import { type AnyCall, type GraphCall, type GraphDeps, openCall, success } from "./graph-call.ts";
import { graphErrorResponse, messageError, unknownObjectError } from "./graph-error.ts";
import { postMedia } from "./media/post-media.ts";
import { DOWNLOAD_PATH, deleteMedia, downloadMedia, readMedia } from "./media/read-media.ts";
import { beginUpload, continueUpload, readUpload } from "./media/uploads.ts";
import { blockUsers, listBlocked, unblockUsers } from "./numbers/block-edges.ts";
import { listFlows } from "./numbers/list-flows.ts";
import {
  changeNumber,
  changeSettings,
  deregisterNumber,
  listApps,
  listNumbers,
  readNumber,
  readSettings,
  readWaba,
  registerNumber,
  subscribeApp,
  unsubscribeApp,
  verifyCode,
} from "./numbers/number-edges.ts";
import {
  changeProfile,
  changeUsername,
  deleteUsername,
  readProfile,
  readUsername,
} from "./numbers/profile-edges.ts";
import { syncPhoneApp } from "./numbers/sync-phone-app.ts";
import { postMessages } from "./post-messages.ts";
import { showTemplate } from "./templates/show-template.ts";
import {
  createTemplate,
  deleteTemplates,
  editTemplate,
  listTemplates,
  unpauseTemplate,
} from "./templates/template-edges.ts";

type Edges<Kind extends AnyCall["kind"]> = Record<
  string,
  (call: Extract<AnyCall, { kind: Kind }>) => Response | Promise<Response>
>;

const EDGES: { [Kind in AnyCall["kind"]]: Edges<Kind> } = {
  number: {
    "GET ": readNumber,
    "POST ": changeNumber,
    "POST messages": ({ deps, number, request, bindings }) =>
      postMessages(deps, number, request, bindings),
    "POST media": postMedia,
    "POST register": registerNumber,
    "POST deregister": deregisterNumber,
    "POST request_code": verifyCode,
    "POST verify_code": verifyCode,
    "POST smb_app_data": syncPhoneApp,
    "GET settings": readSettings,
    "POST settings": changeSettings,
    "GET whatsapp_business_profile": readProfile,
    "POST whatsapp_business_profile": changeProfile,
    "GET username": readUsername,
    "POST username": changeUsername,
    "DELETE username": deleteUsername,
    "GET block_users": listBlocked,
    "POST block_users": blockUsers,
    "DELETE block_users": unblockUsers,
  },
  waba: {
    "GET ": readWaba,
    "GET message_templates": listTemplates,
    "POST message_templates": createTemplate,
    "DELETE message_templates": deleteTemplates,
    "GET flows": listFlows,
    "GET phone_numbers": listNumbers,
    "GET subscribed_apps": listApps,
    "POST subscribed_apps": subscribeApp,
    "DELETE subscribed_apps": unsubscribeApp,
  },
  app: { "POST uploads": beginUpload, "POST subscriptions": () => success() },
  template: {
    "GET ": ({ template, query }) => Response.json(showTemplate(template, query.get("fields"))),
    "POST ": editTemplate,
    "POST unpause": unpauseTemplate,
  },
  media: { "GET ": readMedia, "DELETE ": deleteMedia },
  upload: { "GET ": readUpload, "POST ": continueUpload },
};

/** The part of graph.facebook.com that the simulator plays (H). What it does not play is refused in Meta's shape. */
export function createGraphRoutes(deps: GraphDeps): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.get("/debug_token", (context) => debugToken(deps, context.req.raw));
  routes.get("/:version{v\\d+\\.\\d+}/debug_token", (context) => debugToken(deps, context.req.raw));
  routes.get(DOWNLOAD_PATH, (context) => downloadMedia(deps, context.req.raw, context.env));
  routes.all("/:version{v\\d+(\\.\\d+)?}/*", (context) => answer(deps, context));
  return routes;
}

function answer(
  deps: GraphDeps,
  { req, env }: Context<{ Bindings: HttpBindings }>,
): Response | Promise<Response> {
  const [, , id = "", ...rest] = req.path.split("/");
  const call = openCall(deps, req.raw, env, decodeURIComponent(id));
  if (call instanceof Response) return call;
  const edges = EDGES[call.kind] as Record<
    string,
    (call: GraphCall) => Response | Promise<Response>
  >;
  const handle = edges[`${req.method} ${rest.join("/")}`];
  if (handle) return handle(call);
  if (rest.length === 0) return graphErrorResponse(unknownObjectError(req.method, id));
  return graphErrorResponse(messageError(2500, `Unknown path components: /${rest.join("/")}`, ""));
}
