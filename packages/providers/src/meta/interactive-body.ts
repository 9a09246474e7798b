import type { ContentOf, InteractiveHeader } from "@parley/domain/messages";
import { dropNull } from "../http/index.ts";
import { fileReference, type SendFiles } from "./file-reference.ts";

type Framed = ContentOf<"buttons" | "list" | "cta_url" | "flow" | "products">;
type Body = Record<string, unknown>;

/** The `interactive` object (B.7). Null when the header names a file that is not among `files`. */
export function interactiveBody(
  content: Framed | ContentOf<"location_request">,
  files: SendFiles,
  flowToken: string,
): Body | null {
  if (content.type === "location_request") {
    const action = { name: "send_location" };
    return { type: "location_request_message", body: { text: content.body }, action };
  }
  const header = content.header === null ? null : headerOf(content.header, files);
  if (content.header !== null && header === null) return null;
  const footer = content.footer === null ? null : { text: content.footer };
  const { type, action } = actionOf(content, flowToken);
  return { type, ...dropNull({ header, body: { text: content.body }, footer }), action };
}

function headerOf(header: InteractiveHeader, files: SendFiles): Body | null {
  if (header.type === "text") return { type: "text", text: header.text };
  const reference = fileReference(header.media, files);
  return reference && { type: header.type, [header.type]: reference };
}

function actionOf(content: Framed, flowToken: string): { type: string; action: Body } {
  switch (content.type) {
    case "buttons": {
      const buttons = content.buttons.map((reply) => ({ type: "reply", reply }));
      return { type: "button", action: { buttons } };
    }
    case "list": {
      const sections = content.sections.map(({ title, rows }) =>
        dropNull({ title, rows: rows.map(dropNull) }),
      );
      return { type: "list", action: { button: content.button, sections } };
    }
    case "cta_url": {
      const { text, url } = content.button;
      return callTo("cta_url", { display_text: text, url });
    }
    case "flow":
      return callTo("flow", flowParameters(content, flowToken));
    case "products":
      return productsOf(content);
  }
}

function callTo(name: string, parameters: Body): { type: string; action: Body } {
  return { type: name, action: { name, parameters } };
}

/** Without a first screen the Flow's endpoint decides, and no payload may go along (B.7). */
function flowParameters({ flowId, button, screen }: ContentOf<"flow">, flowToken: string): Body {
  const start =
    screen === null
      ? { flow_action: "data_exchange" }
      : { flow_action: "navigate", flow_action_payload: { screen } };
  return {
    flow_message_version: "3",
    flow_id: flowId,
    flow_cta: button,
    flow_token: flowToken,
    mode: "published",
    ...start,
  };
}

function productsOf({ catalogId, sections }: ContentOf<"products">): {
  type: string;
  action: Body;
} {
  const [first, ...others] = sections;
  const [product, ...more] = first?.productIds ?? [];
  if (product !== undefined && others.length === 0 && more.length === 0) {
    return {
      type: "product",
      action: { catalog_id: catalogId, product_retailer_id: product },
    };
  }
  const lists = sections.map(({ title, productIds }) =>
    dropNull({
      title,
      product_items: productIds.map((id) => ({ product_retailer_id: id })),
    }),
  );
  return { type: "product_list", action: { catalog_id: catalogId, sections: lists } };
}
