import { Hono } from "hono";
import { z } from "zod";
import { saveCustomer } from "../chat/index.ts";
import { customerSchema, delaysSchema } from "../config/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { createCustomerActionRoutes } from "./customer-action-routes.ts";
import { createCustomerChatRoutes } from "./customer-chat-routes.ts";
import { found, parseBody } from "./parse-body.ts";

const changeSchema = z
  .strictObject({
    name: z.string().min(1).max(100),
    numberPhoneNumberId: z.string(),
    username: z.string().min(1),
    identityHash: z.string().min(1),
    onWhatsApp: z.boolean(),
    hidePhone: z.boolean(),
    online: z.boolean(),
    chatOpen: z.boolean(),
    receipts: customerSchema.shape.receipts.unwrap(),
    marketing: customerSchema.shape.marketing.unwrap(),
    delays: z
      .strictObject({
        sentMs: delaysSchema.shape.sentMs.unwrap(),
        deliveredMs: delaysSchema.shape.deliveredMs.unwrap(),
        readMs: delaysSchema.shape.readMs.unwrap(),
      })
      .partial(),
  })
  .partial();

/** /control/customers: the phones and their settings. */
export function createCustomerRoutes(deps: ControlDeps): Hono {
  const { store, line } = deps;
  const routes = new Hono();
  const get = (id: string) => found(store.get("customer", id.replace(/^\+/, "")), `customer ${id}`);

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
  routes.route("/", createCustomerChatRoutes(deps));
  routes.route("/", createCustomerActionRoutes(deps));
  return routes;
}
