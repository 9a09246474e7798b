import { Hono } from "hono";
import { z } from "zod";
import { callAsCustomer, changePhone, pressButton, writeAsCustomer } from "../chat/index.ts";
import type { BusinessNumber } from "../config/index.ts";
import { MEDIA_TYPES, type MediaType } from "../media/index.ts";
import { createMediaId, emitOfNumber, sampleValue, toContact, userIdOf } from "../meta/index.ts";
import type { Customer } from "../store/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { momentFields, toMoment } from "./moment.ts";
import { found, parseBody } from "./parse-body.ts";

const pressSchema = z.strictObject({
  ...momentFields,
  messageId: z.string(),
  button: z.number().int().min(0).default(0),
  card: z.number().int().min(0).optional(),
  row: z.string().optional(),
  answers: z.record(z.string(), z.unknown()).optional(),
});
const phoneSchema = z.strictObject({ phone: z.string().regex(/^\+[1-9]\d{6,14}$/) });
const callSchema = z.strictObject({ durationSeconds: z.number().int().min(0).default(0) });
const preferenceSchema = z.strictObject({ marketing: z.enum(["stop", "resume"]) });
const fileQuery = z.object({
  type: z.enum(MEDIA_TYPES),
  caption: z.string().optional(),
  filename: z.string().optional(),
  replyTo: z.string().optional(),
  agoMs: z.coerce.number().min(0).optional(),
});

/** /control/customers/{id}/…: what the owner of a phone does besides writing. */
export function createCustomerActionRoutes(deps: ControlDeps): Hono {
  const { store, clock } = deps;
  const routes = new Hono();
  const get = (id: string) => found(store.get("customer", id.replace(/^\+/, "")), `customer ${id}`);
  const numberOf = (id: string) => {
    const { numberPhoneNumberId } = get(id);
    return found(store.get("number", numberPhoneNumberId), `number ${numberPhoneNumberId}`);
  };

  routes.post("/:id/presses", async (context) => {
    const { messageId, ...press } = await parseBody(context, pressSchema);
    const message = found(store.get("message", messageId), `message ${messageId}`);
    const customer = get(context.req.param("id"));
    const at = toMoment(clock, press);
    return context.json(pressButton(deps, customer, message, { ...press, at }), 201);
  });

  routes.post("/:id/files", async (context) => {
    const customer = get(context.req.param("id"));
    const { type, caption, filename, replyTo, agoMs } = fileQuery.parse(context.req.query());
    const mimeType = context.req.header("content-type") ?? "application/octet-stream";
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const { phoneNumberId } = numberOf(customer.id);
    const id = createMediaId();
    const file = deps.media.save({ id, phoneNumberId, origin: "customer", bytes, mimeType });
    const at = toMoment(clock, { agoMs });
    const message = writeAsCustomer(deps, customer, {
      type,
      part: partOf(type, { id, mime_type: mimeType, sha256: file.sha256 }, { caption, filename }),
      extra: {},
      phoneNumberId,
      ...(at !== undefined && { at }),
      ...(replyTo !== undefined && { replyTo }),
    });
    return context.json(message, 201);
  });

  routes.post("/:id/calls", async (context) => {
    const customer = get(context.req.param("id"));
    const { durationSeconds } = await parseBody(context, callSchema);
    const id = callAsCustomer(deps, customer, numberOf(customer.id), durationSeconds);
    return context.json({ id }, 201);
  });

  routes.post("/:id/number", async (context) => {
    const { phone } = await parseBody(context, phoneSchema);
    return context.json(changePhone(deps, get(context.req.param("id")), phone));
  });

  routes.post("/:id/preferences", async (context) => {
    const customer = get(context.req.param("id"));
    const { marketing } = await parseBody(context, preferenceSchema);
    setMarketing(deps, customer, numberOf(customer.id), marketing);
    return context.json({ marketing }, 201);
  });
  return routes;
}

/** Opts a person in or out of a business's marketing, and tells it (A.13). */
function setMarketing(
  deps: ControlDeps,
  customer: Customer,
  number: BusinessNumber,
  marketing: "stop" | "resume",
): void {
  const seconds = Math.floor(deps.clock.now() / 1000);
  const about = { seconds, waId: customer.id, userId: userIdOf(number, customer) };
  const value = sampleValue("user_preferences", number, about, {});
  const [preference] = value.user_preferences as Record<string, unknown>[];
  const detail = `User requested to ${marketing} marketing messages`;
  deps.store.put("customer", customer.id, { ...customer, marketing });
  emitOfNumber(deps, number, "user_preferences", {
    ...value,
    contacts: [toContact(number, customer)],
    user_preferences: [{ ...preference, value: marketing, detail }],
  });
}

function partOf(
  type: MediaType,
  file: Record<string, unknown>,
  { caption, filename }: { caption?: string | undefined; filename?: string | undefined },
): Record<string, unknown> {
  const hasCaption = caption !== undefined && !["audio", "sticker"].includes(type);
  return {
    ...file,
    ...(hasCaption && { caption }),
    ...(type === "document" && { filename: filename ?? "file" }),
    ...(type === "audio" && { voice: filename === undefined }),
  };
}
