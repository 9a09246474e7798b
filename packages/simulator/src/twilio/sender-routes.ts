import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import { twilioSenderSchema } from "../config/index.ts";
import type { Message, Store, TwilioAccount, TwilioSender } from "../store/index.ts";
import type { Clock, Timeline } from "../timeline/index.ts";
import { parseAddress } from "./address.ts";
import { createSid } from "./identifiers.ts";
import { listPage } from "./list-page.ts";
import { markThreadRead } from "./mark-thread-read.ts";
import { toSenderResource } from "./sender-resource.ts";
import { settleSender } from "./settle-sender.ts";
import { badRequest, twilioErrorResponse } from "./twilio-error.ts";
import { missing, sidOf, type TwilioContext, withAccount } from "./with-account.ts";

export type SenderDeps = {
  store: Store;
  clock: Clock;
  timeline: Timeline;
  onTyping: (message: Message) => void;
};

const url = z.url({ protocol: /^https?$/ }).nullish();
const method = z.literal("POST").nullish();
const changeBody = z.looseObject({
  configuration: z.looseObject({ waba_id: z.string().nullish() }).nullish(),
  webhook: z
    .looseObject({
      callback_url: url,
      callback_method: method,
      fallback_url: url,
      fallback_method: method,
      status_callback_url: url,
      status_callback_method: method,
    })
    .nullish(),
  profile: z.looseObject({ name: z.string().nullish() }).nullish(),
});
const createBody = changeBody.extend({ sender_id: z.string() });

/** messaging.twilio.com: WhatsApp senders and the typing indicator. */
export function createSenderRoutes(deps: SenderDeps): Hono<{ Bindings: HttpBindings }> {
  const { store } = deps;
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const onSender = (
    handler: (context: TwilioContext, sender: TwilioSender) => Response | Promise<Response>,
  ) =>
    withAccount(store, (context, { accountSid }) => {
      const sender = store.get("twilioSender", sidOf(context));
      return sender?.accountSid === accountSid ? handler(context, sender) : missing(context);
    });

  routes.get(
    "/v2/Channels/Senders",
    withAccount(store, (context, account) => list(deps, context, account)),
  );
  routes.post(
    "/v2/Channels/Senders",
    withAccount(store, (context, account) => create(deps, context, account)),
  );
  routes.get(
    "/v2/Channels/Senders/:sid",
    onSender((context, sender) => Response.json(toSenderResource(sender, originOf(context)))),
  );
  routes.post(
    "/v2/Channels/Senders/:sid",
    onSender((context, sender) => update(deps, context, sender)),
  );
  routes.delete(
    "/v2/Channels/Senders/:sid",
    onSender((_, { sid }) => {
      store.remove("twilioSender", sid);
      return new Response(null, { status: 204 });
    }),
  );
  routes.post(
    "/v2/Indicators/Typing.json",
    withAccount(store, (context, account) => showTyping(deps, context, account)),
  );
  return routes;
}

function list({ store }: SenderDeps, context: TwilioContext, { accountSid }: TwilioAccount) {
  const channel = context.req.query("Channel");
  if (channel !== "whatsapp" && channel !== "rcs")
    return twilioErrorResponse(badRequest(20001, "Channel must be whatsapp or rcs"));
  const own = store.list("twilioSender").filter((each) => each.accountSid === accountSid);
  const rows = channel === "rcs" ? [] : own;
  const show = (sender: TwilioSender) => toSenderResource(sender, originOf(context));
  return Response.json(listPage("senders", rows, context.req.url, 20, show));
}

async function create(
  deps: SenderDeps,
  context: TwilioContext,
  { accountSid }: TwilioAccount,
): Promise<Response> {
  const parsed = createBody.safeParse(await readJson(context));
  if (!parsed.success) return twilioErrorResponse(badRequest(20001, z.prettifyError(parsed.error)));
  const address = parseAddress(parsed.data.sender_id);
  if (!address || !("digits" in address))
    return twilioErrorResponse(badRequest(20001, "sender_id must be whatsapp: and a phone"));
  const label = parsed.data.profile?.name ?? `+${address.digits}`;
  const blank = twilioSenderSchema.parse({
    ...{ sid: createSid("XE"), label, displayPhone: `+${address.digits}`, status: "CREATING" },
  });
  const sender = change({ ...blank, accountSid, profileName: label }, parsed.data);
  return settle(deps, context, { ...sender, status: "CREATING" });
}

async function update(
  deps: SenderDeps,
  context: TwilioContext,
  sender: TwilioSender,
): Promise<Response> {
  const parsed = changeBody.safeParse(await readJson(context));
  if (!parsed.success) return twilioErrorResponse(badRequest(20001, z.prettifyError(parsed.error)));
  const status = sender.status === "ONLINE" ? "ONLINE:UPDATING" : sender.status;
  return settle(deps, context, { ...change(sender, parsed.data), status });
}

/** Keeps a sender on its way to ONLINE and answers 202. */
function settle(
  { store, timeline }: SenderDeps,
  context: TwilioContext,
  sender: TwilioSender,
): Response {
  store.put("twilioSender", sender.sid, sender);
  settleSender({ store, timeline }, sender.sid);
  return Response.json(toSenderResource(sender, originOf(context)), { status: 202 });
}

function change(
  sender: TwilioSender,
  { webhook, profile, configuration }: z.infer<typeof changeBody>,
): TwilioSender {
  return {
    ...sender,
    ...(webhook?.callback_url !== undefined && { callbackUrl: webhook.callback_url }),
    ...(webhook?.fallback_url !== undefined && { fallbackUrl: webhook.fallback_url }),
    ...(webhook?.status_callback_url !== undefined && {
      statusCallbackUrl: webhook.status_callback_url,
    }),
    ...(profile?.name && { profileName: profile.name }),
    ...(configuration?.waba_id && { wabaId: configuration.waba_id }),
  };
}

/** The typing indicator also marks the message, and those before it, as read. */
async function showTyping(
  { store, clock, onTyping }: SenderDeps,
  context: TwilioContext,
  { accountSid }: TwilioAccount,
): Promise<Response> {
  const form = new URLSearchParams(await context.req.text());
  const resource = store.get("twilioMessage", form.get("messageId") ?? "");
  const message = resource && store.get("message", resource.sid);
  const isOwn = resource?.accountSid === accountSid && resource.direction === "inbound";
  if (!isOwn || !message || form.get("channel") !== "whatsapp")
    return twilioErrorResponse(badRequest(20001, "messageId must name a message of a customer"));
  markThreadRead(store, message, clock.now());
  onTyping(message);
  return Response.json({ success: true });
}

function originOf(context: TwilioContext): string {
  return new URL(context.req.url).origin;
}

async function readJson(context: TwilioContext): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    return null;
  }
}
