import type { CardButton, Customer, Message } from "../store/index.ts";
import {
  type ChatDeps,
  ChatError,
  type CustomerMessage,
  writeAsCustomer,
} from "./write-as-customer.ts";

/** Which part of a message a customer presses, and what they fill in. */
export type Press = {
  /** Position among the buttons. */
  button: number;
  /** The card of a carousel whose buttons are meant. */
  card?: number | undefined;
  /** The row of a list. */
  row?: string | undefined;
  /** The answers to a form. */
  answers?: Record<string, unknown> | undefined;
  at?: number | undefined;
};

/**
 * Presses a button of a message the business has sent, as WhatsApp answers it (A.8). Throws a ChatError
 * for a button that is not there or that sends nothing: links, phone numbers, codes.
 */
export function pressButton(
  deps: ChatDeps,
  customer: Customer,
  message: Message,
  press: Press,
): Message {
  const card = press.card === undefined ? message.card : message.card?.cards?.[press.card];
  const button = card?.buttons[press.button];
  if (!button || message.customerId !== customer.id)
    throw new ChatError("unable to press; the message has no such button on this phone");
  const { phoneNumberId } = message;
  return writeAsCustomer(deps, customer, {
    ...answerTo(button, press, customer),
    extra: {},
    phoneNumberId,
    replyTo: message.id,
    ...(press.at !== undefined && { at: press.at }),
  });
}

type Answer = Pick<CustomerMessage, "type" | "part">;

function answerTo(button: CardButton, press: Press, customer: Customer): Answer {
  switch (button.kind) {
    case "payload":
      return { type: "button", part: { payload: button.id, text: button.title } };
    case "reply":
      return interactive("button_reply", { id: button.id, title: button.title });
    case "list":
      return interactive("list_reply", rowOf(button, press.row));
    case "flow":
      return interactive("nfm_reply", {
        name: "flow",
        body: "Sent",
        response_json: JSON.stringify({ flow_token: button.token, ...press.answers }),
      });
    case "address":
      return interactive("nfm_reply", {
        name: "address_message",
        body: Object.values(press.answers ?? {}).join("\n"),
        response_json: JSON.stringify({ values: press.answers ?? button.data }),
      });
    case "callPermission":
      return interactive("call_permission_reply", {
        response: press.answers?.response ?? "accept",
        response_source: "user_action",
        is_permanent: false,
      });
    case "location":
      return { type: "location", part: press.answers ?? {} };
    case "contact":
      return { type: "contacts", part: [ownCard(customer)] };
    case "products":
      return { type: "order", part: orderOf(button) };
    default:
      throw new ChatError(`unable to press; a button of kind ${button.kind} sends nothing`);
  }
}

function interactive(type: string, part: Record<string, unknown>): Answer {
  return { type: "interactive", part: { type, [type]: part } };
}

function rowOf({ sections }: Extract<CardButton, { kind: "list" }>, wanted: string | undefined) {
  const rows = sections.flatMap((section) => section.rows);
  const row = wanted === undefined ? rows[0] : rows.find(({ id }) => id === wanted);
  if (!row) throw new ChatError(`unable to press; the list has no row ${wanted}`);
  const { id, title, description } = row;
  return { id, title, ...(description !== undefined && { description }) };
}

/** The customer's own contact, as the answer to a request for it (A.8). */
function ownCard({ name, phone, id }: Customer) {
  const [first_name = name] = name.split(" ");
  return {
    name: { formatted_name: name, first_name },
    phones: [{ phone, wa_id: id, type: "MOBILE" }],
    origin: "contact_request",
  };
}

function orderOf({ catalogId, skus }: Extract<CardButton, { kind: "products" }>) {
  const product_items = skus.map((sku) => ({
    product_retailer_id: sku,
    quantity: 1,
    item_price: 49,
    currency: "USD",
  }));
  return { catalog_id: catalogId, text: "", product_items };
}
