import { element } from "./element.js";
import { renderMarkup } from "./markup.js";
import { world } from "./world.js";

/** @typedef {import("./world.js").Message} Message */
/**
 * What a bubble can ask its phone for.
 * @typedef {{ react: (message: Message, emoji: string) => void, reply: (message: Message) => void,
 *   answer: (message: Message, part: Record<string, unknown>) => void }} BubbleActions
 */

const PALETTE = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
const MEDIA = {
  image: "Photo",
  video: "Video",
  audio: "Voice message",
  document: "Document",
  sticker: "Sticker",
};
const TICKS = { sent: "Sent", delivered: "Delivered", read: "Read" };

/** A message as a list item. @param {Message} message @param {BubbleActions} actions */
export function createBubble(message, actions) {
  if (message.type === "system")
    return element("li", { class: "note" }, String(message.content.system?.body ?? ""));
  const isMine = message.direction === "in";
  const palette = createPalette(message, actions);
  const open = () => togglePalette(palette);
  const more = element(
    "button",
    {
      type: "button",
      class: "more",
      "aria-label": `React or reply to “${summaryOf(message).slice(0, 40)}”`,
      onclick: open,
    },
    "⋯",
  );
  const bubble = element(
    "div",
    { class: "bubble", onclick: (/** @type {Event} */ event) => isPlainTap(event) && open() },
    message.contextId && createQuote(message.contextId),
    element("div", { class: "body" }, ...contentOf(message)),
    createMeta(message, isMine),
  );
  const chips = Object.values(message.reactions);
  return element(
    "li",
    { class: isMine ? "row mine" : "row theirs", "data-id": message.id },
    element("div", { class: "line" }, bubble, message.revoked ? null : more),
    chips.length > 0 &&
      element("div", { class: "chips" }, ...chips.map((emoji) => element("span", {}, emoji))),
    ...repliesOf(message, actions),
    palette,
  );
}

/** One line that stands for a message. @param {Message} message */
export function summaryOf({ type, content, revoked }) {
  if (revoked) return "Deleted message";
  const text =
    content.text?.body ??
    content.rendered ??
    content.interactive?.body?.text ??
    content.button?.text;
  const answer = content.interactive?.button_reply?.title ?? content.interactive?.list_reply?.title;
  const label = MEDIA[/** @type {"image"} */ (type)] ?? type;
  return String(text ?? answer ?? content[type]?.caption ?? label).slice(0, 120);
}

/** Closes every open palette. */
export function closePalettes() {
  for (const open of document.querySelectorAll(".palette:not([hidden])"))
    open.setAttribute("hidden", "");
}

/** @param {Message} message @returns {(Node | string)[]} */
function contentOf(message) {
  const { type, content } = message;
  if (message.revoked) return [element("em", { class: "faded" }, "This message was deleted")];
  if (type in MEDIA) {
    const name = content[type]?.filename ?? MEDIA[/** @type {"image"} */ (type)];
    const caption = content[type]?.caption;
    return [
      element("div", { class: `media ${type}` }, name),
      ...(caption ? renderMarkup(caption) : []),
    ];
  }
  if (type === "location")
    return [element("div", { class: "media location" }, content.location.name ?? "Location")];
  if (type === "contacts")
    return [
      element(
        "div",
        { class: "media contacts" },
        content.contacts[0]?.name?.formatted_name ?? "Contact",
      ),
    ];
  return renderMarkup(summaryOf(message) && fullText(message));
}

/** @param {Message} message */
function fullText(message) {
  const { content } = message;
  return (
    content.text?.body ?? content.rendered ?? content.interactive?.body?.text ?? summaryOf(message)
  );
}

/** @param {string} id */
function createQuote(id) {
  const quoted = world.messages.get(id);
  return element(
    "div",
    { class: "quote" },
    quoted ? summaryOf(quoted) : "Original message not available",
  );
}

/** @param {Message} message @param {boolean} isMine */
function createMeta({ at, status, edited }, isMine) {
  const time = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const label = TICKS[/** @type {"sent"} */ (status)] ?? "Sent";
  const ticks =
    isMine && element("span", { class: `ticks ${status}`, role: "img", "aria-label": label });
  return element(
    "div",
    { class: "meta" },
    edited ? "edited · " : null,
    element("time", {}, time),
    ticks,
  );
}

/** @param {Message} message @param {BubbleActions} actions */
function createPalette(message, actions) {
  const buttons = PALETTE.map((emoji) => {
    const isSet = message.reactions.customer === emoji;
    const press = () => actions.react(message, isSet ? "" : emoji);
    const label = isSet ? `Remove reaction ${emoji}` : `React with ${emoji}`;
    return element(
      "button",
      { type: "button", "aria-label": label, "aria-pressed": isSet, onclick: press },
      emoji,
    );
  });
  const reply = element(
    "button",
    { type: "button", class: "reply", onclick: () => actions.reply(message) },
    "Reply",
  );
  return element(
    "div",
    { class: "palette", role: "group", "aria-label": "Reactions", hidden: true },
    ...buttons,
    reply,
  );
}

/** @param {HTMLElement} palette */
function togglePalette(palette) {
  const wasHidden = palette.hidden;
  closePalettes();
  palette.hidden = !wasHidden;
  if (wasHidden) palette.scrollIntoView({ block: "nearest" });
}

/** @param {Event} event */
function isPlainTap(event) {
  return !(event.target instanceof HTMLAnchorElement) && String(getSelection() ?? "") === "";
}

/** The buttons and rows of an interactive message. @param {Message} message @param {BubbleActions} actions */
function repliesOf(message, actions) {
  const { interactive } = message.content;
  if (message.direction === "in" || !interactive) return [];
  const buttons = (interactive.action?.buttons ?? []).map((/** @type {any} */ { reply }) =>
    createReply(reply.title, () =>
      actions.answer(message, { type: "button_reply", button_reply: reply }),
    ),
  );
  const rows = (interactive.action?.sections ?? []).flatMap((/** @type {any} */ section) =>
    (section.rows ?? []).map((/** @type {any} */ row) =>
      createReply(row.title, () =>
        actions.answer(message, { type: "list_reply", list_reply: row }),
      ),
    ),
  );
  return [...buttons, ...rows];
}

/** @param {string} title @param {() => void} press */
function createReply(title, press) {
  return element("button", { type: "button", class: "quick-reply", onclick: press }, title);
}
