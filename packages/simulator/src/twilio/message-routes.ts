import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { TwilioAccount, TwilioMessage } from "../store/index.ts";
import { authorise } from "./authorise.ts";
import { listMessages } from "./list-messages.ts";
import { mediaOf, rfc2822, toMessageResource } from "./message-resource.ts";
import { type PostMessageDeps, postMessage } from "./post-message.ts";
import { badRequest, twilioErrorResponse, unauthorised } from "./twilio-error.ts";
import { missing, sidOf, type TwilioContext, withAccount } from "./with-account.ts";

const ROOT = "/2010-04-01/Accounts";
const LIST = `${ROOT}/:account/Messages.json`;
const ONE = `${ROOT}/:account/Messages/:sid{[^/]+\\.json}`;

/** The 2010 API: the account, and its messages to send, read, list, redact and delete. */
export function createMessageRoutes(deps: PostMessageDeps): Hono<{ Bindings: HttpBindings }> {
  const { store } = deps;
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const onMessage = (handler: (context: TwilioContext, message: TwilioMessage) => Answer) =>
    withAccount(store, (context, { accountSid }) => {
      const message = store.get("twilioMessage", sidOf(context));
      return message?.accountSid === accountSid ? handler(context, message) : missing(context);
    });

  routes.get(`${ROOT}/:sid{[^/]+\\.json}`, (context) => readAccount(deps, context));
  routes.post(
    LIST,
    withAccount(store, (context, account) =>
      postMessage(deps, account, context.req.raw, context.env),
    ),
  );
  routes.get(
    LIST,
    withAccount(store, (context, account) => list(deps, context, account)),
  );
  routes.get(
    ONE,
    onMessage((_, message) => Response.json(toMessageResource(store, message))),
  );
  routes.post(
    ONE,
    onMessage((context, message) => redact(deps, context, message)),
  );
  routes.delete(
    ONE,
    onMessage((_, message) => remove(deps, message)),
  );
  return routes;
}

type Answer = Response | Promise<Response>;

function list({ store }: PostMessageDeps, context: TwilioContext, account: TwilioAccount) {
  const page = listMessages(store, account.accountSid, new URL(context.req.url));
  return "error" in page ? twilioErrorResponse(page.error) : Response.json(page);
}

async function redact(
  { store, clock }: PostMessageDeps,
  context: TwilioContext,
  message: TwilioMessage,
): Promise<Response> {
  const form = new URLSearchParams(await context.req.text());
  if (form.get("Body") !== "")
    return twilioErrorResponse(badRequest(20422, "A message can only be redacted: Body=''."));
  const redacted = { ...message, body: "", updatedAt: clock.now() };
  store.put("twilioMessage", message.sid, redacted);
  return Response.json(toMessageResource(store, redacted));
}

function remove({ store }: PostMessageDeps, message: TwilioMessage): Response {
  for (const { sid } of mediaOf(store, message.sid)) store.remove("twilioMedia", sid);
  store.remove("twilioMessage", message.sid);
  return new Response(null, { status: 204 });
}

/** GET an account by its Auth Token; an API key may not (section 2 of Twilio's formats). */
function readAccount({ store, clock }: PostMessageDeps, context: TwilioContext): Response {
  const principal = authorise(store, context.req.raw);
  if (!principal || principal.isApiKey || principal.account.accountSid !== sidOf(context))
    return twilioErrorResponse(unauthorised);
  const { accountSid, authToken, friendlyName, status, type } = principal.account;
  const uri = `${ROOT}/${accountSid}`;
  return Response.json({
    sid: accountSid,
    owner_account_sid: accountSid,
    friendly_name: friendlyName,
    auth_token: authToken,
    status,
    type,
    date_created: rfc2822(0),
    date_updated: rfc2822(clock.now()),
    uri: `${uri}.json`,
    subresource_uris: { messages: `${uri}/Messages.json` },
  });
}
