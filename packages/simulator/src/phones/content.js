import { createPlace, renderCard } from "./card.js";
import { element } from "./element.js";
import { renderMarkup } from "./markup.js";
import { renderMedia } from "./media.js";

/** @typedef {import("./world.js").Message} Message */

const MEDIA = ["image", "video", "audio", "document", "sticker"];
const LABELS = {
  image: "📷 Photo",
  video: "🎬 Video",
  audio: "🎤 Voice message",
  document: "📄 Document",
  sticker: "Sticker",
  location: "📍 Location",
  contacts: "👤 Contact",
  order: "🛒 Order",
  unsupported: "Unsupported message",
};

/** One line that stands for a message. @param {Message} message */
export function summaryOf({ type, content, card, revoked }) {
  if (revoked) return "Deleted message";
  const label = LABELS[/** @type {"image"} */ (type)] ?? type;
  const own = content.text?.body ?? content.rendered ?? card?.body ?? content.button?.text;
  const text = own ?? answerOf(content.interactive) ?? content[type]?.caption;
  const name = content.contacts?.[0]?.name?.formatted_name ?? content.location?.name;
  return String(text ?? content.document?.filename ?? name ?? label).slice(0, 120);
}

/** What stands in a bubble. @param {Message} message @param {() => void} onPlay @returns {Node[]} */
export function renderContent(message, onPlay) {
  const { type, content, card } = message;
  if (message.revoked) return [element("em", { class: "faded" }, "This message was deleted")];
  const ad = content.referral ? [createAd(content.referral)] : [];
  if (card) return renderCard(card);
  if (MEDIA.includes(type)) return [...ad, ...renderMedia(type, content[type] ?? {}, onPlay)];
  if (type === "location") return [...ad, placeOf(content.location ?? {})];
  if (type === "contacts") return (content.contacts ?? []).map(createContact);
  if (type === "order") return [createOrder(content.order ?? {})];
  if (type === "unsupported") return [createUnsupported(content.unsupported?.type)];
  if (content.interactive?.nfm_reply) return [createAnswers(content.interactive.nfm_reply)];
  const text = String(content.text?.body ?? summaryOf(message));
  return [...ad, element("div", { class: "text" }, ...renderMarkup(text))];
}

/** @param {any} interactive @returns {string | undefined} */
function answerOf(interactive) {
  const {
    button_reply: button,
    list_reply: row,
    nfm_reply: form,
    call_permission_reply: call,
  } = interactive ?? {};
  if (call) return call.response === "accept" ? "Calls allowed" : "Calls not allowed";
  return button?.title ?? row?.title ?? (form ? "Form sent" : interactive?.body?.text);
}

/** @param {any} location */
function placeOf({ name, address, latitude, longitude }) {
  const at = `${latitude},${longitude}`;
  return createPlace(
    name ?? at,
    address,
    `https://www.google.com/maps?q=${encodeURIComponent(at)}`,
  );
}

/** @param {any} contact */
function createContact(contact) {
  const name = String(contact.name?.formatted_name ?? "Contact");
  const lines = [contact.phones?.[0]?.phone, contact.emails?.[0]?.email, contact.org?.company];
  return element(
    "div",
    { class: "contact" },
    element("span", { class: "avatar", "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "?"),
    element(
      "span",
      { class: "file-name" },
      element("strong", {}, name),
      ...lines.filter(Boolean).map((line) => element("small", {}, String(line))),
    ),
  );
}

/** @param {any} order */
function createOrder({ product_items: items = [], text }) {
  const rows = items.map(
    (/** @type {any} */ { product_retailer_id: sku, quantity, item_price: price, currency }) =>
      element(
        "li",
        {},
        element("span", {}, `${quantity} × ${sku}`),
        element("span", {}, `${(Number(price) * Number(quantity)).toFixed(2)} ${currency}`),
      ),
  );
  return element(
    "div",
    { class: "order" },
    element("strong", {}, `Order · ${items.length} ${items.length === 1 ? "item" : "items"}`),
    element("ul", {}, ...rows),
    text ? element("small", {}, String(text)) : null,
  );
}

/** @param {any} reply */
function createAnswers({ response_json: json, name }) {
  /** @type {[string, unknown][]} */
  let answers = [];
  try {
    const { flow_token: _token, values, ...rest } = JSON.parse(json);
    answers = Object.entries(values ?? rest).filter(([, value]) => value !== "");
  } catch {
    answers = [["answer", json]];
  }
  const title = name === "address_message" ? "Address sent" : "Form sent";
  const rows = answers.flatMap(([key, value]) => [
    element("dt", {}, key.replaceAll("_", " ")),
    element("dd", {}, String(value)),
  ]);
  return element(
    "div",
    { class: "answers" },
    element("strong", {}, title),
    element("dl", {}, ...rows),
  );
}

/** @param {string | undefined} type */
function createUnsupported(type) {
  const what = type ? `A ${type}. ` : "";
  return element("em", { class: "faded" }, `${what}The business cannot see this kind of message.`);
}

/** @param {any} referral */
function createAd({ headline, body, source_url: url }) {
  const inside = [
    element("small", {}, "From an ad"),
    element("strong", {}, String(headline ?? "Advertisement")),
    body ? element("span", {}, String(body)) : null,
  ];
  const isSafe = typeof url === "string" && /^https?:/.test(url);
  const link = { class: "ad", href: url, target: "_blank", rel: "noopener noreferrer nofollow" };
  return isSafe ? element("a", link, ...inside) : element("div", { class: "ad" }, ...inside);
}
