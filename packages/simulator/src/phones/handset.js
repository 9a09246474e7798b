import { createComposer } from "./composer.js";
import { element } from "./element.js";

/**
 * @typedef {ReturnType<typeof createHandset>} Handset
 * @typedef {import("./composer.js").ComposerActions & {
 *   change: (setting: Record<string, unknown>) => void }} HandsetActions
 */

const RECEIPTS = ["read", "delivered", "none"];

/** The body of a phone: its elements, with nothing in them yet. @param {string} name @param {HandsetActions} actions */
export function createHandset(name, actions) {
  const head = createHead(name, actions);
  const thread = element("ol", {
    class: "thread",
    "aria-label": `Chat of ${name}`,
    "aria-live": "polite",
    tabindex: "0",
  });
  const quoted = element("div", { class: "quoted", hidden: true });
  const composer = createComposer(name, actions);
  const caption = createCaption(name, actions);
  const screen = element("div", { class: "handset" }, ...head.nodes, thread, quoted, composer.form);
  const section = element(
    "section",
    { class: "phone", "aria-label": `Phone of ${name}` },
    screen,
    caption.node,
  );
  return { ...head, ...composer, ...caption, thread, quoted, section };
}

/** @param {string} name @param {HandsetActions} actions */
function createHead(name, { change }) {
  const clock = element("span", {});
  const avatar = element("span", { class: "avatar", "aria-hidden": "true" });
  const presence = element("span", { class: "presence" });
  const picker = /** @type {HTMLSelectElement} */ (
    element("select", { "aria-label": `Number ${name} talks to` })
  );
  picker.addEventListener("change", () => change({ numberPhoneNumberId: picker.value }));
  const signal = element("span", { class: "signal" });
  const bar = element("div", { class: "status-bar", "aria-hidden": "true" }, clock, signal);
  const who = element("div", { class: "who" }, picker, presence);
  return {
    clock,
    avatar,
    presence,
    picker,
    nodes: [bar, element("div", { class: "chat-head" }, avatar, who)],
  };
}

/** @param {string} name @param {HandsetActions} actions */
function createCaption(name, { change }) {
  const digits = element("p", { class: "number" });
  const online = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }));
  online.addEventListener("change", () => change({ online: online.checked }));
  const options = RECEIPTS.map((each) => element("option", { value: each }, each));
  const receipts = /** @type {HTMLSelectElement} */ (element("select", {}, ...options));
  receipts.addEventListener("change", () => change({ receipts: receipts.value }));
  const node = element(
    "div",
    { class: "caption" },
    element("div", {}, element("h2", {}, name), digits),
    element("label", { class: "switch" }, online, element("span", {}, "Online")),
    element("label", { class: "field" }, element("span", {}, "Receipts"), receipts),
  );
  return { digits, online, receipts, node };
}
