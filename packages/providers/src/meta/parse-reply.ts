import type { MessageContent } from "@parley/domain/messages";
import { readJson } from "../http/index.ts";
import { buttonSchema, interactiveSchema, orderSchema } from "./content-payload.ts";

/** A tap on a quick-reply button of a template (A.8); null when it says nothing. */
export function parseButton(part: unknown): MessageContent | null {
  const { data } = buttonSchema.safeParse(part);
  const title = data?.text ?? data?.payload;
  if (data === undefined || title == null) return null;
  return { type: "button_reply", id: data.payload, title };
}

/** The answer to an interactive message (A.8); null for a kind without a model, a call permission for example. */
export function parseInteractive(part: unknown): MessageContent | null {
  const { data } = interactiveSchema.safeParse(part);
  if (data === undefined) return null;
  switch (data.type) {
    case "button_reply":
      return { type: "button_reply", ...data.button_reply };
    case "list_reply":
      return { type: "list_reply", ...data.list_reply };
    case "nfm_reply": {
      const { body, response_json } = data.nfm_reply;
      return { type: "flow_reply", text: body ?? "", answers: answersOf(response_json) };
    }
  }
}

/** A basket (A.8). An item that cannot be read makes the whole order unreadable: half an order is a wrong one. */
export function parseOrder(part: unknown): MessageContent | null {
  const { data } = orderSchema.safeParse(part);
  if (data === undefined) return null;
  const items = data.product_items.map((item) => ({
    productId: item.product_retailer_id,
    quantity: item.quantity,
    price: item.item_price,
    currency: item.currency,
  }));
  return { type: "order", catalogId: data.catalog_id, text: data.text, items };
}

/** The fields of a filled form: JSON inside a string, our own `flow_token` among them. Null when not an object. */
function answersOf(json: unknown): Record<string, unknown> | null {
  const read = typeof json === "string" ? readJson(new TextEncoder().encode(json)) : null;
  if (!read?.ok || typeof read.value !== "object" || read.value === null) return null;
  if (Array.isArray(read.value)) return null;
  const { flow_token, ...answers } = read.value as Record<string, unknown>;
  return answers;
}
