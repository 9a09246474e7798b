import { Hono } from "hono";
import { z } from "zod";
import { readAsCustomer, writeAsCustomer } from "../chat/index.ts";
import { INBOUND_TYPES } from "../meta/index.ts";
import { type Customer, hasLine } from "../store/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { momentFields, toMoment } from "./moment.ts";
import { found, parseBody } from "./parse-body.ts";

const chatFields = { numberPhoneNumberId: z.string().optional() };

const messageSchema = z
  .looseObject({
    ...chatFields,
    ...momentFields,
    type: z.enum(INBOUND_TYPES).default("text"),
    text: z.union([z.string(), z.looseObject({ body: z.string() })]).optional(),
    replyTo: z.string().optional(),
    extra: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ text, ...rest }) => ({
    ...rest,
    text: typeof text === "string" ? { body: text } : text,
  }));

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
    const message = writeAsCustomer(deps, customer, {
      type: input.type,
      part: (input as Record<string, unknown>)[input.type],
      extra: input.extra,
      phoneNumberId: numberOf(customer, input),
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
