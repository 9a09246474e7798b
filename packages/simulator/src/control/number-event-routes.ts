import { Hono } from "hono";
import { z } from "zod";
import { echoAsBusiness } from "../chat/index.ts";
import {
  ACCOUNT_FIELDS,
  emitOfNumber,
  emitOfWaba,
  followsMessages,
  INBOUND_TYPES,
  sampleValue,
  saveNumber,
  userIdOf,
} from "../meta/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { momentFields, toMoment } from "./moment.ts";
import { found, parseBody } from "./parse-body.ts";

const eventSchema = z.strictObject({
  field: z.enum(ACCOUNT_FIELDS),
  value: z.record(z.string(), z.unknown()).default({}),
  /** The customer the sample is about. */
  customer: z.string().optional(),
  /** In place of the WABA in entry[].id, e.g. a partner's business. */
  entryId: z.string().optional(),
});

const echoSchema = z.looseObject({
  ...momentFields,
  to: z.string(),
  type: z.enum(INBOUND_TYPES).default("text"),
  text: z.union([z.string(), z.looseObject({ body: z.string() })]).optional(),
  extra: z.record(z.string(), z.unknown()).default({}),
});

const LIMITS = ["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"] as const;

/** /control/numbers/{id}/events and /echoes: what Meta tells of a number, and what its owner writes on the phone app. */
export function createNumberEventRoutes(deps: ControlDeps): Hono {
  const { store, clock } = deps;
  const routes = new Hono();
  const get = (id: string) => found(store.get("number", id), `number ${id}`);

  routes.post("/:id/events", async (context) => {
    const { field, value, entryId, ...input } = await parseBody(context, eventSchema);
    const number = get(context.req.param("id"));
    const customer = store.get("customer", input.customer ?? "") ?? store.list("customer")[0];
    const about = {
      seconds: Math.floor(clock.now() / 1000),
      waId: customer?.id ?? "16505551234",
      userId: customer ? userIdOf(number, customer) : "US.13491208655302741918",
    };
    const full = sampleValue(field, number, about, value);
    applyEvent(number.phoneNumberId, full);
    if (followsMessages(field)) emitAsMessages(number.phoneNumberId, field, full);
    else if (field.startsWith("phone_number") || field === "security" || entryId !== undefined)
      emitOfNumber(deps, number, field, full, entryId);
    else emitOfWaba(deps, number.wabaId, field, full);
    return context.json({ field, value: full }, 201);
  });

  routes.post("/:id/echoes", async (context) => {
    const input = await parseBody(context, echoSchema);
    const customer = store.get("customer", input.to.replace(/^\+/, ""));
    const text = typeof input.text === "string" ? { body: input.text } : input.text;
    const message = echoAsBusiness(
      deps,
      get(context.req.param("id")),
      found(customer, `customer ${input.to}`),
      {
        type: input.type,
        part: input.type === "text" ? text : (input as Record<string, unknown>)[input.type],
        extra: input.extra,
        at: toMoment(clock, input),
      },
    );
    return context.json(message, 201);
  });

  /** A number remembers the limit and the ban that it was told of. */
  function applyEvent(id: string, value: Record<string, unknown>): void {
    const number = get(id);
    const told = value.max_daily_conversations_per_business ?? value.current_limit;
    const messagingLimit = LIMITS.find((each) => each === told);
    const ban = (value.ban_info as { waba_ban_state?: string } | undefined)?.waba_ban_state;
    const health = ban === "DISABLE" ? "BLOCKED" : ban === "REINSTATE" ? "AVAILABLE" : undefined;
    if (messagingLimit || health)
      saveNumber(store, {
        ...number,
        ...(messagingLimit && { messagingLimit }),
        ...(health && { health }),
      });
  }

  function emitAsMessages(id: string, field: string, value: Record<string, unknown>): void {
    const { phoneNumberId, wabaId } = get(id);
    const lane = `${phoneNumberId}:${field}`;
    const element = { phoneNumberId, wabaId, lane, summary: field, messageIds: [], field, value };
    deps.line.emit(element);
  }
  return routes;
}
