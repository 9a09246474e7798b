import { createBubble } from "./bubble.js";
import { element } from "./element.js";
import { now, world } from "./world.js";

/** @typedef {import("./world.js").Customer} Customer @typedef {import("./world.js").Message} Message */

const DAY_MS = 86_400_000;
const HIDDEN_TYPES = ["reaction", "edit", "revoke", "request_welcome"];

/** The messages on a customer's phone for the chat that is open, in order. @param {Customer} customer */
export function messagesOn({ id, numberPhoneNumberId, receipts }) {
  return [...world.messages.values()]
    .filter((each) => each.customerId === id && each.phoneNumberId === numberPhoneNumberId)
    .filter((each) => !HIDDEN_TYPES.includes(each.type) && hasArrived(each, receipts))
    .sort((a, b) => a.at - b.at);
}

/**
 * Keeps a list element in step with messages; bubbles that did not change stay as they are.
 * @param {HTMLElement} list @param {import("./bubble.js").BubbleActions} actions
 */
export function createThread(list, actions) {
  /** @type {Map<string, { key: string, node: HTMLElement }>} */
  let rows = new Map();
  /** @type {Map<string, HTMLElement>} */
  const days = new Map();

  /** @param {Message[]} messages @param {() => Node} createEmpty */
  return function render(messages, createEmpty) {
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    const isLonger = messages.length > rows.size;
    const nodes = messages.flatMap((message, index) => {
      const day = dayOf(message.at);
      const isNewDay = day !== dayOf(messages[index - 1]?.at ?? Number.NaN);
      const row = rowOf(message).node;
      return isNewDay ? [dayNode(day), row] : [row];
    });
    rows = new Map(messages.map((message) => [message.id, rowOf(message)]));
    keepInStep(list, nodes.length > 0 ? nodes : [createEmpty()]);
    if (isAtEnd || (isLonger && messages.at(-1)?.direction === "in"))
      list.scrollTop = list.scrollHeight;
  };

  /** @param {string} day */
  function dayNode(day) {
    const node = days.get(day) ?? element("li", { class: "day" }, element("span", {}, day));
    days.set(day, node);
    return node;
  }

  /** @param {Message} message */
  function rowOf(message) {
    const key = keyOf(message);
    const known = rows.get(message.id);
    if (known?.key === key) return known;
    const row = { key, node: createBubble(message, actions) };
    rows.set(message.id, row);
    return row;
  }
}

/** How much of the 24 hours is left after the customer's latest message. @param {Message[]} messages */
export function windowText(messages) {
  const lastAt = Math.max(
    0,
    ...messages.flatMap(({ direction, at }) => (direction === "in" ? [at] : [])),
  );
  if (lastAt === 0) return "no chat yet";
  const leftMs = lastAt + DAY_MS - now();
  if (leftMs <= 0) return "24 h window closed";
  const hours = Math.floor(leftMs / 3_600_000);
  const minutes = Math.floor((leftMs % 3_600_000) / 60_000);
  if (hours + minutes === 0) return `window closes in ${Math.ceil(leftMs / 1000)} s`;
  return `window open ${hours} h ${minutes} m`;
}

/**
 * Whether a message is on the phone: the customer's own always, the business's once delivered.
 * @param {Message} message @param {string} receipts
 */
function hasArrived({ direction, status }, receipts) {
  if (direction === "in") return true;
  if (status === "sent") return receipts === "none";
  return status !== "accepted" && status !== "failed" && status !== "deleted";
}

/** What a bubble shows of a message; statuses of the business's messages do not show here. @param {Message} message */
function keyOf(message) {
  if (message.direction === "in") return JSON.stringify(message);
  return JSON.stringify({ ...message, status: null, statusAt: null });
}

/** Puts nodes into a list without touching those that are in place: a player must not stop. @param {HTMLElement} list @param {Node[]} nodes */
function keepInStep(list, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...list.childNodes]) if (!wanted.has(node)) node.remove();
  for (const [index, node] of nodes.entries())
    if (list.childNodes[index] !== node) list.insertBefore(node, list.childNodes[index] ?? null);
}

/** @param {number} at */
function dayOf(at) {
  const midnight = new Date(now()).setHours(0, 0, 0, 0);
  if (at >= midnight && at < midnight + DAY_MS) return "Today";
  if (at < midnight && at >= midnight - DAY_MS) return "Yesterday";
  return new Date(at).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
}
