import { renderButtons } from "./card.js";
import { renderContent, summaryOf } from "./content.js";
import { element } from "./element.js";
import { world } from "./world.js";

/** @typedef {import("./world.js").Message} Message */
/**
 * What a bubble can ask its phone for.
 * @typedef {{ react: (message: Message, emoji: string) => void, reply: (message: Message) => void,
 *   press: (message: Message, what: Record<string, unknown>) => void, remove: (message: Message) => void,
 *   edit: (message: Message, node: HTMLElement) => void, played: (message: Message) => void }} BubbleActions
 */

const PALETTE = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
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
  const chips = Object.values(message.reactions);
  return element(
    "li",
    { class: isMine ? "row mine" : "row theirs", "data-id": message.id },
    element(
      "div",
      { class: "line" },
      createBody(message, isMine, open, actions),
      message.revoked ? null : more,
    ),
    ...(message.revoked ? [] : renderButtons(message, actions)),
    chips.length > 0 &&
      element("div", { class: "chips" }, ...chips.map((emoji) => element("span", {}, emoji))),
    palette,
  );
}

/** @param {Message} message @param {boolean} isMine @param {() => void} open @param {BubbleActions} actions */
function createBody(message, isMine, open, actions) {
  const isBare = message.type === "sticker" && !message.revoked;
  const isVisual = ["image", "video"].includes(message.type) || hasPicture(message);
  return element(
    "div",
    {
      class: `bubble${isBare ? " bare" : ""}${isVisual && !message.revoked ? " visual" : ""}`,
      onclick: (/** @type {Event} */ event) => isPlainTap(event) && open(),
    },
    message.contextId && createQuote(message.contextId),
    element("div", { class: "body" }, ...renderContent(message, () => actions.played(message))),
    createMeta(message, isMine),
  );
}

/** Closes every open palette. */
export function closePalettes() {
  for (const open of document.querySelectorAll(".palette:not([hidden])"))
    open.setAttribute("hidden", "");
}

/** @param {Message} message */
function hasPicture({ card }) {
  return card?.header?.kind === "image" || card?.header?.kind === "video";
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
function createMeta({ at, status, edited, isEcho, content }, isMine) {
  const time = new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const label = TICKS[/** @type {"sent"} */ (status)] ?? "Sent";
  const ticks =
    isMine && element("span", { class: `ticks ${status}`, role: "img", "aria-label": label });
  const { forwarded, frequently_forwarded: often } = content.context ?? {};
  const notes = [edited && "edited", isEcho && "phone app", (forwarded || often) && "forwarded"];
  return element(
    "div",
    { class: "meta" },
    ...notes.map((note) => note && `${note} · `),
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
  const word = (/** @type {string} */ label, /** @type {() => void} */ press) =>
    element("button", { type: "button", class: "reply", onclick: press }, label);
  const isMine = message.direction === "in";
  const palette = element(
    "div",
    { class: "palette", role: "group", "aria-label": "Reactions", hidden: true },
    ...buttons,
    word("Reply", () => actions.reply(message)),
    isMine && message.type === "text" && word("Edit", () => actions.edit(message, palette)),
    isMine && word("Delete", () => actions.remove(message)),
  );
  return palette;
}

/** @param {HTMLElement} palette */
function togglePalette(palette) {
  const wasHidden = palette.hidden;
  closePalettes();
  palette.hidden = !wasHidden;
  if (wasHidden) palette.scrollIntoView({ block: "nearest" });
}

/** @param {Event} event */
function isPlainTap({ target }) {
  const isOwn = target instanceof Element && target.closest("a, button, video, .player");
  return !isOwn && String(getSelection() ?? "") === "";
}
