import { Hono } from "hono";
import { z } from "zod";
import { readAsCustomer, writeAsCustomer } from "../chat/index.ts";
import { MEDIA_TYPES, type MediaType, sampleFile } from "../media/index.ts";
import { createMediaId, INBOUND_TYPES } from "../meta/index.ts";
import { type Customer, hasLine } from "../store/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { momentFields, toMoment } from "./moment.ts";
import { found, parseBody } from "./parse-body.ts";

const chatFields = { numberPhoneNumberId: z.string().optional() };

const messageSchema = z
  .looseObject({
    ...chatFields,
    ...momentFields,
    type: z.enum([...INBOUND_TYPES, "voice"]).default("text"),
    text: z.union([z.string(), z.looseObject({ body: z.string() })]).optional(),
    replyTo: z.string().optional(),
    /** The ad that the chat began with; what is missing is a sample. */
    referral: z.record(z.string(), z.unknown()).optional(),
    forwarded: z.union([z.boolean(), z.literal("often")]).default(false),
    extra: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ text, ...rest }) => ({
    ...rest,
    text: typeof text === "string" ? { body: text } : text,
  }));

/** A file that stands in a message itself: as base64, or a sample made as big as `sizeBytes`. */
const fileSchema = z.looseObject({
  base64: z.base64().optional(),
  sizeBytes: z
    .number()
    .int()
    .min(1)
    .max(256 * 1024 * 1024)
    .optional(),
});

const reactionSchema = z.strictObject({
  ...chatFields,
  ...momentFields,
  messageId: z.string(),
  emoji: z.string().default(""),
});

/** /control/customers/{id}/…: what the owner of a phone writes, reacts to and reads. */
export function createCustomerChatRoutes(deps: ControlDeps): Hono {
  const { store, clock } = deps;
  const routes = new Hono();
  const get = (id: string) => found(store.get("customer", id.replace(/^\+/, "")), `customer ${id}`);
  const numberOf = (
    customer: Customer,
    { numberPhoneNumberId }: { numberPhoneNumberId?: string | undefined },
  ) => {
    const id = numberPhoneNumberId ?? customer.numberPhoneNumberId;
    return found(hasLine(store, id) ? id : undefined, `number ${id}`);
  };

  routes.get("/:id/messages", (context) => {
    const { id } = get(context.req.param("id"));
    return context.json({
      messages: store.list("message").filter(({ customerId }) => customerId === id),
    });
  });

  routes.post("/:id/messages", async (context) => {
    const customer = get(context.req.param("id"));
    const input = await parseBody(context, messageSchema);
    const at = toMoment(clock, input);
    const type = input.type === "voice" ? "audio" : input.type;
    const phoneNumberId = numberOf(customer, input);
    const given = (input as Record<string, unknown>)[input.type];
    const part = isMedia(type) ? takeFile(deps, type, given, phoneNumberId) : given;
    const isTwilios = store.get("twilioSender", phoneNumberId) !== undefined;
    const message = writeAsCustomer(deps, customer, {
      type,
      part: isTwilios ? await withBytes(deps, part) : part,
      extra: { ...adOf(input.referral), ...contextOf(input), ...input.extra },
      phoneNumberId,
      ...(at !== undefined && { at }),
      ...(input.replyTo !== undefined && { replyTo: input.replyTo }),
    });
    return context.json(message, 201);
  });

  routes.post("/:id/reactions", async (context) => {
    const customer = get(context.req.param("id"));
    const input = await parseBody(context, reactionSchema);
    const at = toMoment(clock, input);
    const message = writeAsCustomer(deps, customer, {
      type: "reaction",
      part: { message_id: input.messageId, emoji: input.emoji },
      extra: {},
      phoneNumberId: numberOf(customer, input),
      ...(at !== undefined && { at }),
    });
    return context.json(message, 201);
  });

  routes.post("/:id/read", async (context) => {
    const customer = get(context.req.param("id"));
    const input = await parseBody(context, z.strictObject(chatFields));
    const read = readAsCustomer(deps, customer, numberOf(customer, input));
    return context.json({ read });
  });
  return routes;
}

/** Twilio's files lie beside its messages, not on Meta's shelf: the part brings its bytes along. */
async function withBytes({ media }: ControlDeps, part: unknown): Promise<unknown> {
  const { id } = (part ?? {}) as { id?: string };
  const file = id === undefined ? undefined : media.find(id);
  if (file === undefined) return part;
  const bytes = await new Response(media.open(file)).arrayBuffer();
  return { ...(part as object), base64: Buffer.from(bytes).toString("base64") };
}

function isMedia(type: string): type is MediaType {
  return (MEDIA_TYPES as readonly string[]).includes(type);
}

/** The media part of a message, its file put on the shelf where the request brought one. */
function takeFile(
  { media }: ControlDeps,
  type: MediaType,
  given: unknown,
  phoneNumberId: string,
): unknown {
  const parsed = fileSchema.safeParse(given);
  if (!parsed.success || Array.isArray(given)) return given;
  const { base64, sizeBytes, ...part } = parsed.data;
  if (base64 === undefined && sizeBytes === undefined) return part;
  const place = { id: createMediaId(), phoneNumberId, origin: "customer" as const };
  const mimeType = String(part.mime_type ?? sampleFile(type).mimeType);
  const { id, sha256 } =
    base64 === undefined
      ? media.save({ ...place, sample: type, ...(sizeBytes !== undefined && { size: sizeBytes }) })
      : media.save({ ...place, bytes: Buffer.from(base64, "base64"), mimeType });
  return { ...part, mime_type: mimeType, id, sha256 };
}

function adOf(given: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!given) return {};
  const sample = {
    source_url: "https://fb.me/3cr4Wqqkv",
    source_id: "120226305854810726",
    source_type: "ad",
    body: "Chat with us",
    headline: "Summer sale",
    media_type: "image",
    image_url: "https://scontent.xx.fbcdn.net/v/ad.jpg",
    ctwa_clid: "Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vDVwFjN80dp4",
  };
  return { referral: { ...sample, ...given } };
}

function contextOf({ forwarded }: { forwarded: boolean | "often" }): Record<string, unknown> {
  if (forwarded === false) return {};
  return { context: forwarded === "often" ? { frequently_forwarded: true } : { forwarded: true } };
}
