import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { approvalStatuses, twilioAccountSchema, twilioSenderSchema } from "../config/index.ts";
import { postWebhook, type WebhookRequest } from "../delivery/index.ts";
import type { Store, TwilioAccount, TwilioSender } from "../store/index.ts";
import { seedAccounts, setApproval, signJson, toFormRequest } from "../twilio/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { found, parseBody } from "./parse-body.ts";

const accountChange = z
  .strictObject({
    authToken: z.string().min(1),
    type: twilioAccountSchema.shape.type.unwrap(),
    status: twilioAccountSchema.shape.status.unwrap(),
    review: twilioAccountSchema.shape.review.unwrap(),
    downloadsMedia: z.boolean(),
  })
  .partial();

const senderShape = twilioSenderSchema.shape;
const senderChange = z
  .strictObject({
    label: senderShape.label,
    status: senderShape.status.unwrap(),
    qualityRating: z.string(),
    messagingLimit: z.string(),
    callbackUrl: senderShape.callbackUrl.unwrap(),
    fallbackUrl: senderShape.fallbackUrl.unwrap(),
    statusCallbackUrl: senderShape.statusCallbackUrl.unwrap(),
    messagingServiceSid: senderShape.messagingServiceSid.unwrap(),
    closedWindow: senderShape.closedWindow.unwrap(),
    optOut: z.boolean(),
  })
  .partial();

const webhookBody = z
  .strictObject({
    to: z.enum(["callback", "fallback", "status"]).default("callback"),
    form: z.record(z.string(), z.string()).optional(),
    json: z.unknown().optional(),
    raw: z.string().optional(),
    signature: z.enum(["valid", "wrong", "none"]).default("valid"),
    headers: z.record(z.string(), z.string()).default({}),
  })
  .refine(
    ({ form, json, raw }) => [form, json, raw].filter((each) => each !== undefined).length === 1,
    { message: "give exactly one of form, json, raw" },
  );

const approvalBody = z.strictObject({
  status: z.enum(approvalStatuses),
  rejectionReason: z.string().default(""),
});
const statusBody = z.strictObject({
  status: z.enum(["sent", "delivered", "read", "failed", "undelivered"]),
  errorCode: z.number().int().optional(),
  errorMessage: z.string().default("Failed by the control API"),
});
const optOutBody = z.strictObject({ customer: z.string(), optedOut: z.boolean() });

/** /control/twilio: accounts, senders, templates, and what Twilio tells the business. */
export function createTwilioControlRoutes(deps: ControlDeps): Hono {
  const { store, clock } = deps;
  const routes = new Hono();
  const account = (sid: string) => found(store.get("twilioAccount", sid), `account ${sid}`);
  routes.get("/accounts", (context) =>
    context.json({ accounts: store.list("twilioAccount").map(withoutCredentials) }),
  );
  routes.post("/accounts", async (context) => {
    const input = await parseBody(context, twilioAccountSchema);
    const isNew = store.get("twilioAccount", input.accountSid) === undefined;
    seedAccounts(store, [input], clock.now());
    return context.json(withoutCredentials(account(input.accountSid)), isNew ? 201 : 200);
  });
  routes.patch("/accounts/:sid", async (context) => {
    const before = account(context.req.param("sid"));
    const changed = { ...before, ...(await parseBody(context, accountChange)) } as TwilioAccount;
    store.put("twilioAccount", changed.accountSid, changed);
    return context.json(withoutCredentials(changed));
  });
  addSenderRoutes(deps, routes);
  addMessageRoutes(deps, routes);
  return routes;
}

function addSenderRoutes({ store, timeline }: ControlDeps, routes: Hono): void {
  const get = (sid: string) => found(store.get("twilioSender", sid), `sender ${sid}`);
  routes.get("/senders", (context) => context.json({ senders: store.list("twilioSender") }));
  routes.get("/senders/:sid", (context) => context.json(get(context.req.param("sid"))));
  routes.patch("/senders/:sid", async (context) => {
    const before = get(context.req.param("sid"));
    const changed = { ...before, ...(await parseBody(context, senderChange)) } as TwilioSender;
    store.put("twilioSender", changed.sid, changed);
    return context.json(changed);
  });
  routes.put("/senders/:sid/opt-outs", async (context) => {
    const { sid } = get(context.req.param("sid"));
    const { customer, optedOut } = await parseBody(context, optOutBody);
    const customerId = customer.replace(/^\+/, "");
    if (optedOut) store.put("twilioOptOut", `${sid}:${customerId}`, { senderSid: sid, customerId });
    else store.remove("twilioOptOut", `${sid}:${customerId}`);
    return context.json({ customer: customerId, optedOut });
  });
  routes.post("/senders/:sid/webhooks", async (context) => {
    const sender = get(context.req.param("sid"));
    const input = await parseBody(context, webhookBody);
    const request = toRequest(store, sender, input);
    if (!request) return context.json({ error: `the sender has no ${input.to} URL` }, 409);
    const answer = new Promise((resolve, reject) =>
      timeline.track(() =>
        postWebhook(request, 30_000, new AbortController().signal).then(resolve, reject),
      ),
    );
    return context.json(await answer);
  });
}

function addMessageRoutes({ store, clock, twilioLine }: ControlDeps, routes: Hono): void {
  const content = (sid: string) => found(store.get("twilioContent", sid), `content ${sid}`);
  routes.get("/messages", (context) => context.json({ messages: store.list("twilioMessage") }));
  routes.post("/messages/:sid/status", async (context) => {
    const message = found(store.get("twilioMessage", context.req.param("sid")), "message");
    const { status, errorCode, errorMessage } = await parseBody(context, statusBody);
    const isFailure = status === "failed" || status === "undelivered";
    const bubble = store.get("message", message.sid);
    if (isFailure && bubble) {
      const failure = { code: errorCode ?? 30008, title: errorMessage, details: errorMessage };
      store.put("message", message.sid, { ...bubble, failure });
      store.put("twilioMessage", message.sid, { ...message, failsAs: status });
    }
    twilioLine.force(message.sid, status === "undelivered" ? "failed" : status);
    return context.json(store.get("twilioMessage", message.sid));
  });
  routes.get("/contents", (context) => context.json({ contents: store.list("twilioContent") }));
  routes.put("/contents/:sid/approval", async (context) => {
    const { sid, friendlyName, approval } = content(context.req.param("sid"));
    const { status, rejectionReason } = await parseBody(context, approvalBody);
    if (!approval) {
      const name = friendlyName.toLowerCase().replace(/[^a-z0-9_]/g, "_") || "unnamed";
      const submitted = { name, category: "UTILITY", status, rejectionReason };
      store.put("twilioContent", sid, { ...content(sid), approval: submitted });
    }
    setApproval({ store, clock }, sid, status, rejectionReason);
    return context.json(content(sid));
  });
}

/** An account as it may be shown: without its token and the secrets of its keys. */
function withoutCredentials({ authToken: _token, apiKeys, ...account }: TwilioAccount) {
  return { ...account, apiKeys: apiKeys.map(({ sid }) => ({ sid })) };
}

/** The post a test asks for: any form, JSON or text, signed as told; null without a URL. */
function toRequest(
  store: Store,
  sender: TwilioSender,
  { to, form, json, raw, signature, headers }: z.output<typeof webhookBody>,
): WebhookRequest | null {
  const urls = { callback: sender.callbackUrl, fallback: sender.fallbackUrl };
  const url = to === "status" ? sender.statusCallbackUrl : urls[to];
  if (url === null) return null;
  const token = store.get("twilioAccount", sender.accountSid)?.authToken ?? "";
  const secret = signature === "valid" ? token : `${token}-wrong`;
  const request = form
    ? toFormRequest(secret, url, form, randomUUID())
    : toJsonRequest(secret, url, raw ?? JSON.stringify(json));
  const { "X-Twilio-Signature": signed = "", ...others } = request.headers;
  const signatureHeader = signature === "none" ? {} : { "X-Twilio-Signature": signed };
  return { ...request, headers: { ...others, ...signatureHeader, ...headers } };
}

function toJsonRequest(secret: string, url: string, text: string): WebhookRequest {
  const body = Buffer.from(text, "utf8");
  const signed = signJson(secret, url, body);
  const headers = {
    "Content-Type": "application/json",
    "X-Twilio-Signature": signed.signature,
  };
  return { url: signed.url, body, headers };
}
