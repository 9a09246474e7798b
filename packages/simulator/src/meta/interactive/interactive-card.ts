import type { Card, CardButton, CardHeader, CardSection } from "../../store/index.ts";

/** An interactive object that has passed its schema, as far as a phone shows it. */
type Interactive = {
  type: string;
  header?: WireHeader;
  body?: { text: string };
  footer?: { text: string };
  action: WireAction;
};
type WireHeader = { type: string; text?: string; [media: string]: unknown };
type WireAction = {
  buttons?: { reply?: { id: string; title: string } }[];
  button?: string;
  sections?: (CardSection & { product_items?: { product_retailer_id: string }[] })[];
  parameters?: Record<string, unknown>;
  catalog_id?: string;
  product_retailer_id?: string;
  cards?: Interactive[];
};

/** What a phone shows of an interactive message (B.7). */
export function interactiveCard(interactive: Interactive): Card {
  const { header, body, footer, action } = interactive;
  return {
    ...(header && { header: headerOf(header) }),
    body: body?.text ?? "",
    ...(footer && { footer: footer.text }),
    buttons: buttonsOf(interactive),
    ...(action.cards && {
      cards: action.cards.map((card) => interactiveCard({ ...card, type: card.type ?? "button" })),
    }),
  };
}

function headerOf(header: WireHeader): CardHeader {
  if (header.type === "text") return { kind: "text", text: String(header.text) };
  const kind = header.type as "image" | "video" | "document";
  const { id, link, filename } = header[kind] as { id?: string; link?: string; filename?: string };
  return { kind, mediaId: id, link, filename };
}

function buttonsOf({ type, action }: Interactive): CardButton[] {
  const { parameters = {}, sections = [] } = action;
  const text = (name: string, otherwise: string) => String(parameters[name] ?? otherwise);
  switch (type) {
    case "list":
      return [{ kind: "list", title: action.button ?? "", sections }];
    case "cta_url":
      return [{ kind: "url", title: text("display_text", ""), target: text("url", "") }];
    case "flow":
      return [
        {
          kind: "flow",
          title: text("flow_cta", ""),
          token: parameters.flow_token as string | undefined,
          data: (parameters.flow_action_payload as { data?: Record<string, unknown> })?.data ?? {},
        },
      ];
    case "location_request_message":
      return [{ kind: "location", title: "Send location" }];
    case "request_contact_info":
      return [{ kind: "contact", title: "Share phone number" }];
    case "voice_call":
      return [{ kind: "call", title: text("display_text", "Call Now"), target: "" }];
    case "call_permission_request":
      return [{ kind: "callPermission", title: "Choose preference" }];
    case "address_message":
      return [{ kind: "address", title: "Provide address", data: addressOf(parameters) }];
    case "product":
    case "product_list":
    case "catalog_message":
      return [productsOf(action)];
    default:
      return (action.buttons ?? []).flatMap(({ reply }) =>
        reply ? [{ kind: "reply" as const, ...reply }] : [],
      );
  }
}

function addressOf({ values }: Record<string, unknown>): Record<string, unknown> {
  const empty = { name: "", phone_number: "", in_pin_code: "", address: "", city: "" };
  return { ...empty, ...(values as Record<string, unknown> | undefined) };
}

function productsOf(action: WireAction): CardButton {
  const listed = (action.sections ?? []).flatMap(({ product_items = [] }) =>
    product_items.map((item) => item.product_retailer_id),
  );
  const thumbnail = action.parameters?.thumbnail_product_retailer_id;
  const single = action.product_retailer_id ?? thumbnail ?? "sku-1";
  return {
    kind: "products",
    title: listed.length > 0 ? "View items" : "View",
    catalogId: action.catalog_id ?? "194836987003835",
    skus: listed.length > 0 ? listed : [String(single)],
  };
}
