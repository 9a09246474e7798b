import { element } from "./element.js";
import { icon } from "./icon.js";
import { renderMarkup } from "./markup.js";
import { renderMedia } from "./media.js";
import { createForm, createSheetRow, openSheet } from "./sheet.js";

/** @typedef {import("./world.js").Message} Message @typedef {import("./world.js").Card} Card */
/** @typedef {import("./world.js").CardButton} CardButton @typedef {import("./bubble.js").BubbleActions} BubbleActions */

const SHOWN_BUTTONS = 3;
const MARKS = /** @type {const} */ ({
  reply: "reply",
  payload: "reply",
  list: "list",
  products: "bag",
  flow: "form",
  address: "form",
  url: "link",
  phone: "phone",
  copy: "copy",
  call: "phone",
  location: "pin",
  contact: "person",
  callPermission: "phone",
});

/** Header, text and footer of a message with parts. @param {Card} card @returns {Node[]} */
export function renderCard({ header, body, footer, note }) {
  const isMedia = header && "mediaId" in header;
  return [
    ...(isMedia ? renderMedia(header.kind, { ...header, id: header.mediaId }, () => {}) : []),
    ...(header?.kind === "text" ? [element("div", { class: "card-title" }, header.text)] : []),
    ...(header?.kind === "location" ? [createPlace(header.name, header.address)] : []),
    ...(body ? [element("div", { class: "text" }, ...renderMarkup(body))] : []),
    ...(note ? [element("div", { class: "card-note" }, note)] : []),
    ...(footer ? [element("div", { class: "card-footer" }, footer)] : []),
  ];
}

/** A place as a small map. @param {string} name @param {string} [address] @param {string} [href] */
export function createPlace(name, address, href) {
  const inside = [
    element("span", { class: "map", "aria-hidden": "true" }, icon("pin", 28)),
    element("strong", {}, name || "Location"),
    address ? element("small", {}, address) : null,
  ];
  const link = { class: "place", href, target: "_blank", rel: "noopener noreferrer" };
  return href ? element("a", link, ...inside) : element("div", { class: "place" }, ...inside);
}

/**
 * The buttons under a message, more than three behind "See all options", and the cards of a carousel.
 * @param {Message} message @param {BubbleActions} actions @returns {HTMLElement[]}
 */
export function renderButtons(message, actions) {
  const { card } = message;
  if (!card || message.direction === "in") return [];
  const cards = (card.cards ?? []).map((each, index) =>
    element(
      "div",
      { class: "carousel-card" },
      element("div", { class: "body" }, ...renderCard(each)),
      ...each.buttons.map((button, position) =>
        createButton(message, button, { button: position, card: index }, actions),
      ),
    ),
  );
  const carousel = { class: "carousel", role: "group", "aria-label": "Cards", tabindex: "0" };
  return [
    ...(cards.length > 0 ? [element("div", carousel, ...cards)] : []),
    ...(card.buttons.length > 0 ? [createButtons(message, card.buttons, actions)] : []),
  ];
}

/** @param {Message} message @param {CardButton[]} buttons @param {BubbleActions} actions */
function createButtons(message, buttons, actions) {
  const make = (/** @type {CardButton} */ button, /** @type {number} */ index) =>
    createButton(message, button, { button: index }, actions);
  if (buttons.length <= SHOWN_BUTTONS)
    return element("div", { class: "card-buttons" }, ...buttons.map(make));
  const all = element(
    "button",
    { type: "button", class: "card-button" },
    icon("list", 16),
    "See all options",
  );
  all.addEventListener("click", () =>
    openSheet(all, "All options", () => [
      element("div", { class: "card-buttons" }, ...buttons.map(make)),
    ]),
  );
  return element("div", { class: "card-buttons" }, ...buttons.slice(0, 2).map(make), all);
}

/**
 * @param {Message} message @param {CardButton} button
 * @param {{ button: number, card?: number }} place @param {BubbleActions} actions
 */
function createButton(message, button, place, actions) {
  const mark = icon(MARKS[button.kind], 16);
  if (button.kind === "url") {
    const link = { class: "card-button", href: button.target, target: "_blank" };
    return element("a", { ...link, rel: "noopener noreferrer nofollow" }, mark, button.title);
  }
  const node = element("button", { type: "button", class: "card-button" }, mark, button.title);
  node.addEventListener("click", () => {
    const sheet = node.closest(".backdrop");
    const press = (/** @type {object} */ more = {}) =>
      actions.press(message, { ...place, ...more });
    ask(node, button, press);
    sheet?.remove();
  });
  return node;
}

/** @param {HTMLElement} node @param {CardButton} button @param {(more?: object) => void} press */
function ask(node, button, press) {
  if (button.kind === "list") return openList(node, button, press);
  if (button.kind === "flow") return openFlow(node, button, press);
  if (button.kind === "address")
    return openForm(node, button.title, labelled(button.data), (answers) => press({ answers }));
  if (button.kind === "location") return openLocation(node, (answers) => press({ answers }));
  if (button.kind === "callPermission")
    return openSheet(node, "May the business call you?", (close) =>
      /** @type {const} */ (["accept", "reject"]).map((response) =>
        createSheetRow({ title: response === "accept" ? "Allow" : "Don’t allow" }, () => {
          close();
          press({ answers: { response } });
        }),
      ),
    );
  if (button.kind === "copy") return void navigator.clipboard?.writeText(button.target);
  if (button.kind === "phone" || button.kind === "call") return;
  press();
}

/** @param {HTMLElement} node @param {Extract<CardButton, { kind: "list" }>} button @param {(more: object) => void} press */
function openList(node, { title, sections }, press) {
  openSheet(node, title, (close) =>
    sections.flatMap((section) => [
      section.title ? element("h3", {}, section.title) : null,
      ...section.rows.map(({ id, title: name, description }) =>
        createSheetRow({ title: name, text: description }, () => {
          close();
          press({ row: id });
        }),
      ),
    ]),
  );
}

/** @param {HTMLElement} node @param {Extract<CardButton, { kind: "flow" }>} button @param {(more: object) => void} press */
function openFlow(node, { title, data }, press) {
  const own = Object.entries(data).filter(([, value]) => typeof value !== "object");
  const given = Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
  /** @type {Record<string, [string, string, string?]>} */
  const fields = {
    ...labelled(given),
    name: ["Name", ""],
    email: ["E-mail", "", "email"],
    date: ["Date", "", "date"],
    note: ["Anything else?", ""],
  };
  openForm(node, title, fields, (answers) => press({ answers }));
}

/**
 * Asks for a place and gives it as WhatsApp sends it.
 * @param {HTMLElement} node @param {(place: Record<string, unknown>) => void} give
 */
export function openLocation(node, give) {
  /** @type {Record<string, [string, string, string?]>} */
  const fields = {
    name: ["Name", "Brandenburg Gate"],
    address: ["Address", "Pariser Platz, Berlin"],
    latitude: ["Latitude", "52.5163", "number"],
    longitude: ["Longitude", "13.3777", "number"],
  };
  openForm(node, "Send location", fields, ({ latitude, longitude, ...rest }) =>
    give({ ...rest, latitude: Number(latitude), longitude: Number(longitude) }),
  );
}

/**
 * @param {HTMLElement} node @param {string} title
 * @param {Record<string, [string, string, string?]>} fields
 * @param {(values: Record<string, string>) => void} give
 */
function openForm(node, title, fields, give) {
  openSheet(node, title, (close) => [
    createForm(fields, "Send", (values) => {
      close();
      give(values);
    }),
  ]);
}

/** @param {Record<string, unknown>} data @returns {Record<string, [string, string]>} */
function labelled(data) {
  const label = (/** @type {string} */ name) =>
    name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, [label(name), String(value ?? "")]]),
  );
}
