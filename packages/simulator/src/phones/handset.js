import { element } from "./element.js";

/**
 * @typedef {ReturnType<typeof createHandset>} Handset
 * @typedef {{ send: (text: string) => void, cancelReply: () => void,
 *   change: (setting: Record<string, unknown>) => void }} HandsetActions
 */

const RECEIPTS = ["read", "delivered", "none"];
const MAX_INPUT_PX = 120;

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
function createComposer(name, { send, cancelReply }) {
  const input = /** @type {HTMLTextAreaElement} */ (
    element("textarea", {
      rows: "1",
      "aria-label": `Message as ${name}`,
      placeholder: "Message",
      maxlength: "4096",
    })
  );
  const button = element("button", {
    type: "submit",
    class: "send",
    "aria-label": `Send as ${name}`,
  });
  const form = element("form", { class: "composer" }, input, button);
  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, MAX_INPUT_PX)}px`;
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    grow();
    send(text);
  };
  form.addEventListener("submit", submit);
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancelReply();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });
  return { input, form };
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
