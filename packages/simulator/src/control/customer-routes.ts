import { Hono } from "hono";
import { z } from "zod";
import { readAsCustomer, saveCustomer, writeAsCustomer } from "../chat/index.ts";
import { customerSchema, delaysSchema } from "../config/index.ts";
import { INBOUND_TYPES } from "../meta/index.ts";
import type { ControlDeps } from "./control-routes.ts";
import { momentFields, toMoment } from "./moment.ts";
import { found, parseBody } from "./parse-body.ts";

const changeSchema = z
  .strictObject({
    name: z.string().min(1).max(100),
    numberPhoneNumberId: z.string(),
    username: z.string().min(1),
    onWhatsApp: z.boolean(),
    hidePhone: z.boolean(),
    online: z.boolean(),
    chatOpen: z.boolean(),
    receipts: customerSchema.shape.receipts.unwrap(),
    delays: z
      .strictObject({
        sentMs: delaysSchema.shape.sentMs.unwrap(),
        deliveredMs: delaysSchema.shape.deliveredMs.unwrap(),
        readMs: delaysSchema.shape.readMs.unwrap(),
      })
      .partial(),
  })
  .partial();

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

/** /control/customers: the phones, and what their owners do. */
export function createCustomerRoutes(deps: ControlDeps): Hono {
  const { store, clock, line } = deps;
  const routes = new Hono();
  const get = (id: string) => found(store.get("customer", id.replace(/^\+/, "")), `customer ${id}`);
  const numberOf = (id: string) => found(store.get("number", id), `number ${id}`).phoneNumberId;

  routes.get("/", (context) => {
    const number = context.req.query("number");
    const customers = store
      .list("customer")
      .filter((each) => !number || each.numberPhoneNumberId === number);
    return context.json({ customers });
  });

  routes.post("/", async (context) => {
    const input = await parseBody(context, customerSchema);
    const isNew = store.get("customer", input.phone.slice(1)) === undefined;
    return context.json(saveCustomer(store, input), isNew ? 201 : 200);
  });

  routes.get("/:id", (context) => context.json(get(context.req.param("id"))));

  routes.patch("/:id", async (context) => {
    const before = get(context.req.param("id"));
    const change = await parseBody(context, changeSchema);
    const merged = { ...before, ...change, delays: { ...before.delays, ...change.delays } };
    const { id, ...input } = merged;
    const customer = saveCustomer(store, customerSchema.parse(input));
    line.progressAll(id);
    return context.json(customer);
  });

  routes.delete("/:id", (context) => {
    store.remove("customer", get(context.req.param("id")).id);
    return context.body(null, 204);
  });

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
      phoneNumberId: numberOf(input.numberPhoneNumberId ?? customer.numberPhoneNumberId),
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
      phoneNumberId: numberOf(input.numberPhoneNumberId ?? customer.numberPhoneNumberId),
      ...(at !== undefined && { at }),
    });
    return context.json(message, 201);
  });

  routes.post("/:id/read", async (context) => {
    const customer = get(context.req.param("id"));
    const input = await parseBody(context, z.strictObject(chatFields));
    const read = readAsCustomer(
      deps,
      customer,
      numberOf(input.numberPhoneNumberId ?? customer.numberPhoneNumberId),
    );
    return context.json({ read });
  });
  return routes;
}
