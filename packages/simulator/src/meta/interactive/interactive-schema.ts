import { z } from "zod";
import { mediaPart, webUrl } from "../media/media-part.ts";

const filled = (max: number) => z.string().min(1).max(max);
const body = (max = 1024) => z.looseObject({ text: filled(max) });
const footer = z.looseObject({ text: filled(60) }).optional();
const textHeader = z.looseObject({ type: z.literal("text"), text: filled(60) });
const mediaHeader = (["image", "video", "document"] as const).map((type) =>
  z.looseObject({ type: z.literal(type), [type]: mediaPart(false) }),
);
const anyHeader = z.discriminatedUnion("type", [textHeader, ...mediaHeader]).optional();

const id = (max: number) =>
  filled(max).refine((text) => text === text.trim(), "no spaces at the start or end");
const isDistinct = (names: string[]) => new Set(names).size === names.length;

const replies = z
  .array(
    z.looseObject({
      type: z.literal("reply"),
      reply: z.object({ id: id(256), title: filled(20) }),
    }),
  )
  .min(1)
  .max(3)
  .refine((all) => isDistinct(all.map(({ reply }) => reply.id)), "ids must differ")
  .refine((all) => isDistinct(all.map(({ reply }) => reply.title)), "titles must differ");

const row = z.object({
  id: id(200),
  title: filled(24),
  description: z.string().max(72).optional(),
});
const sections = z
  .array(z.looseObject({ title: z.string().max(24).optional(), rows: z.array(row).min(1) }))
  .min(1)
  .max(10)
  .refine(
    (all) => all.reduce((sum, { rows }) => sum + rows.length, 0) <= 10,
    "at most 10 rows in all",
  )
  .refine(
    (all) => all.length === 1 || all.every(({ title }) => title),
    "each of several sections needs a title",
  )
  .refine(
    (all) => isDistinct(all.flatMap(({ rows }) => rows.map((each) => each.id))),
    "row ids must differ",
  );

const ctaUrl = z.looseObject({
  name: z.literal("cta_url"),
  parameters: z.looseObject({ display_text: filled(20), url: webUrl }),
});
const flow = z.looseObject({
  name: z.literal("flow"),
  parameters: z
    .looseObject({
      flow_message_version: z.string(),
      flow_id: z.string().optional(),
      flow_name: z.string().optional(),
      flow_cta: filled(30).refine((text) => !/\p{Extended_Pictographic}/u.test(text), "no emoji"),
      mode: z.enum(["draft", "published"]).optional(),
      flow_action: z.enum(["navigate", "data_exchange"]).optional(),
      flow_action_payload: z.looseObject({ screen: z.string() }).optional(),
    })
    .refine(
      (all) => (all.flow_id === undefined) !== (all.flow_name === undefined),
      "needs either flow_id or flow_name",
    )
    .refine(
      (all) => all.flow_action !== "data_exchange" || !all.flow_action_payload,
      "flow_action_payload is for navigate",
    ),
});
const products = z.looseObject({
  catalog_id: z.string().min(1),
  sections: z
    .array(
      z.looseObject({
        title: z.string().max(24).optional(),
        product_items: z.array(z.looseObject({ product_retailer_id: z.string().min(1) })).min(1),
      }),
    )
    .min(1)
    .max(10)
    .refine(
      (all) => all.reduce((sum, each) => sum + each.product_items.length, 0) <= 30,
      "at most 30 products in all",
    ),
});
const product = z.looseObject({
  catalog_id: z.string().min(1),
  product_retailer_id: z.string().min(1),
});
const card = z.looseObject({
  card_index: z.number().int().min(0),
  type: z.enum(["cta_url", "product", "quick_reply"]).optional(),
  header: anyHeader,
  body: z.looseObject({ text: filled(160) }).optional(),
  action: z.looseObject({}),
});
const named = (name: string) => z.looseObject({ name: z.literal(name) });
const noHeader = z.undefined("is not allowed for this type").optional();

/** The interactive kinds of B.7 with their limits (B.2). */
export const interactiveSchema = z.discriminatedUnion("type", [
  kind("button", {
    header: anyHeader,
    body: body(),
    footer,
    action: z.looseObject({ buttons: replies }),
  }),
  kind("list", {
    header: textHeader.optional(),
    body: body(4096),
    footer,
    action: z.looseObject({ button: filled(20), sections }),
  }),
  kind("cta_url", { header: anyHeader, body: body(), footer, action: ctaUrl }),
  kind("flow", { header: anyHeader, body: body(), footer, action: flow }),
  kind("location_request_message", { body: body(), action: named("send_location") }),
  kind("request_contact_info", { body: body(), action: named("request_contact_info") }),
  kind("product", { header: noHeader, body: body().optional(), footer, action: product }),
  kind("product_list", { header: textHeader, body: body(), footer, action: products }),
  kind("catalog_message", { body: body(), footer, action: named("catalog_message") }),
  kind("carousel", {
    header: noHeader,
    body: body(),
    action: z.looseObject({
      cards: z
        .array(card)
        .min(2)
        .max(10)
        .refine(
          (all) => new Set(all.map((each) => each.type)).size === 1,
          "cards must be of one kind",
        ),
    }),
  }),
  kind("voice_call", {
    body: body(),
    action: z.looseObject({
      name: z.literal("voice_call"),
      parameters: z
        .looseObject({
          display_text: filled(20).optional(),
          ttl_minutes: z.number().int().min(1).max(43_200).optional(),
          payload: z.string().max(512).optional(),
        })
        .optional(),
    }),
  }),
  kind("call_permission_request", {
    body: body().optional(),
    action: named("call_permission_request"),
  }),
  kind("address_message", {
    body: body(),
    action: z.looseObject({
      name: z.literal("address_message"),
      parameters: z.looseObject({ country: z.literal("IN", "must be IN") }),
    }),
  }),
]);

function kind<T extends string, S extends z.core.$ZodShape>(type: T, shape: S) {
  return z.looseObject({ type: z.literal(type), ...shape });
}
