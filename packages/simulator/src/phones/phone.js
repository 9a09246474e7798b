import { closePalettes, createBubble, summaryOf } from "./bubble.js";
import { element } from "./element.js";
import { control, now, world } from "./world.js";

/** @typedef {import("./world.js").Customer} Customer @typedef {import("./world.js").Message} Message */

const DAY_MS = 86_400_000;
const TYPING_MS = 25_000;
const HIDDEN_TYPES = ["reaction", "edit", "revoke", "request_welcome"];
const DEMO = ["Hi! 👋 Is the *blue* one still in stock?", "I would need it by Friday, if that is possible."];

/**
 * One customer's handset. `whenAgoMs` tells how long ago its messages are to be stamped.
 * @param {string} customerId @param {() => number} whenAgoMs @param {(error: unknown) => void} onError
 */
export function createPhone(customerId, whenAgoMs, onError) {
  const customer = () => /** @type {Customer} */ (world.customers.get(customerId));
  const { name } = customer();
  /** @type {Message | null} */
  let replyTo = null;
  let typingUntil = 0;
  /** @type {Map<string, { key: string, node: HTMLElement }>} */
  let rows = new Map();

  const attempt = (/** @type {Promise<unknown>} */ action) => void action.catch(onError);
  const post = (/** @type {Record<string, unknown>} */ body) =>
    control("POST", `/customers/${customerId}/messages`, { ...body, ...stamp() });
  const change = (/** @type {object} */ body) => attempt(control("PATCH", `/customers/${customerId}`, body));
  const stamp = () => (whenAgoMs() > 0 ? { agoMs: whenAgoMs() } : {});

  const actions = {
    react: (/** @type {Message} */ { id }, /** @type {string} */ emoji) => {
      closePalettes();
      attempt(control("POST", `/customers/${customerId}/reactions`, { messageId: id, emoji, ...stamp() }));
    },
    reply: (/** @type {Message} */ message) => {
      closePalettes();
      setReply(message);
      input.focus();
    },
    answer: (/** @type {Message} */ { id }, /** @type {Record<string, unknown>} */ interactive) =>
      attempt(post({ type: "interactive", interactive, replyTo: id })),
  };

  const clock = element("span", { class: "clock" });
  const avatar = element("span", { class: "avatar", "aria-hidden": "true" });
  const picker = /** @type {HTMLSelectElement} */ (
    element("select", {
      "aria-label": `Number ${name} talks to`,
      onchange: () => change({ numberPhoneNumberId: picker.value }),
    })
  );
  const presence = element("span", { class: "presence" });
  const thread = element("ol", { class: "thread", "aria-label": `Chat of ${name}`, "aria-live": "polite", tabindex: "0" });
  const quoted = element("div", { class: "quoted", hidden: true });
  const input = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { rows: "1", "aria-label": `Message as ${name}`, placeholder: "Message", maxlength: "4096" })
  );
  const form = element(
    "form",
    { class: "composer", onsubmit: (/** @type {Event} */ event) => send(event) },
    input,
    element("button", { type: "submit", class: "send", "aria-label": `Send as ${name}` }),
  );
  const online = /** @type {HTMLInputElement} */ (
    element("input", { type: "checkbox", onchange: () => change({ online: online.checked }) })
  );
  const receipts = /** @type {HTMLSelectElement} */ (
    element(
      "select",
      { onchange: () => change({ receipts: receipts.value }) },
      ...["read", "delivered", "none"].map((each) => element("option", { value: each }, each)),
    )
  );
  const phone = element("p", { class: "number" });
  const section = element(
    "section",
    { class: "phone", "aria-label": `Phone of ${name}`, "data-customer": customerId },
    element(
      "div",
      { class: "handset" },
      element("div", { class: "status-bar", "aria-hidden": "true" }, clock, element("span", { class: "signal" })),
      element("div", { class: "chat-head" }, avatar, element("div", { class: "who" }, picker, presence)),
      thread,
      quoted,
      form,
    ),
    element(
      "div",
      { class: "caption" },
      element("div", {}, element("h2", {}, name), phone),
      element("label", { class: "switch" }, online, element("span", {}, "Online")),
      element("label", { class: "field" }, element("span", {}, "Receipts"), receipts),
    ),
  );

  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setReply(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(event);
  });
  input.addEventListener("input", fitInput);

  /** @param {Event} event */
  function send(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    const body = { text, ...(replyTo && { replyTo: replyTo.id }) };
    input.value = "";
    fitInput();
    setReply(null);
    attempt(post(body));
  }

  function fitInput() {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
  }

  /** @param {Message | null} message */
  function setReply(message) {
    replyTo = message;
    quoted.hidden = message === null;
    const cancel = element("button", { type: "button", "aria-label": "Cancel reply", onclick: () => setReply(null) }, "×");
    quoted.replaceChildren(...(message ? [element("span", {}, summaryOf(message)), cancel] : []));
  }

  async function startDemo() {
    for (const text of DEMO) await post({ text });
  }

  function visibleMessages() {
    const { numberPhoneNumberId, receipts } = customer();
    return [...world.messages.values()]
      .filter((each) => each.customerId === customerId && each.phoneNumberId === numberPhoneNumberId)
      .filter((each) => !HIDDEN_TYPES.includes(each.type) && hasArrived(each, receipts))
      .map((message, index) => ({ message, index }))
      .sort((a, b) => a.message.at - b.message.at || a.index - b.index)
      .map(({ message }) => message);
  }

  function renderThread() {
    const isAtEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 40;
    const messages = visibleMessages();
    /** @type {typeof rows} */
    const next = new Map();
    /** @type {Node[]} */
    const nodes = [];
    let day = "";
    for (const message of messages) {
      const label = dayOf(message.at);
      if (label !== day) nodes.push(element("li", { class: "day" }, element("span", {}, label)));
      day = label;
      const key = JSON.stringify(message);
      const known = rows.get(message.id);
      const row = known?.key === key ? known : { key, node: createBubble(message, actions) };
      next.set(message.id, row);
      nodes.push(row.node);
    }
    rows = next;
    thread.replaceChildren(...(nodes.length > 0 ? nodes : [createNudge()]));
    if (isAtEnd || messages.at(-1)?.direction === "in") thread.scrollTop = thread.scrollHeight;
  }

  function createNudge() {
    const number = world.numbers.get(customer().numberPhoneNumberId);
    return element(
      "li",
      { class: "nudge" },
      element("strong", {}, `Write to ${number?.label ?? "the business"}`),
      element("span", {}, `Type below as ${name}, or let ${name.split(" ")[0]} ask the first question.`),
      element("button", { type: "button", class: "button primary", onclick: () => attempt(startDemo()) }, "Start demo chat"),
    );
  }

  function renderHead() {
    const { numberPhoneNumberId, phone: digits, online: isOnline, receipts: kind } = customer();
    const options = [...world.numbers.values()].map(({ phoneNumberId, label }) =>
      element("option", { value: phoneNumberId, selected: phoneNumberId === numberPhoneNumberId }, label),
    );
    picker.replaceChildren(...options);
    picker.value = numberPhoneNumberId;
    avatar.textContent = initialsOf(world.numbers.get(numberPhoneNumberId)?.label ?? "?");
    phone.textContent = digits;
    online.checked = isOnline;
    receipts.value = kind;
    section.classList.toggle("offline", !isOnline);
  }

  function tick() {
    clock.textContent = new Date(now()).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const lastAt = Math.max(0, ...visibleMessages().filter(({ direction }) => direction === "in").map(({ at }) => at));
    presence.textContent = typingUntil > Date.now() ? "typing…" : customer().online ? windowText(lastAt) : "phone offline";
  }

  function render() {
    renderHead();
    renderThread();
    tick();
  }

  render();
  return {
    section,
    render,
    tick,
    showTyping: () => {
      typingUntil = Date.now() + TYPING_MS;
      tick();
    },
    stopTyping: () => {
      typingUntil = 0;
    },
  };
}

/** Whether a message is on the phone: the customer's own always, the business's once delivered. @param {Message} message @param {string} receipts */
function hasArrived({ direction, status }, receipts) {
  if (direction === "in") return true;
  return status === "delivered" || status === "read" || (status === "sent" && receipts === "none");
}

/** @param {number} lastAt */
function windowText(lastAt) {
  if (lastAt === 0) return "no chat yet";
  const leftMs = lastAt + DAY_MS - now();
  if (leftMs <= 0) return "24 h window closed";
  const hours = Math.floor(leftMs / 3_600_000);
  const minutes = Math.floor((leftMs % 3_600_000) / 60_000);
  if (hours + minutes === 0) return `window closes in ${Math.ceil(leftMs / 1000)} s`;
  return `window open ${hours} h ${minutes} m`;
}

/** @param {number} at */
function dayOf(at) {
  const date = new Date(at);
  const midnight = new Date(now()).setHours(0, 0, 0, 0);
  if (at >= midnight && at < midnight + DAY_MS) return "Today";
  if (at < midnight && at >= midnight - DAY_MS) return "Yesterday";
  return date.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
}

/** @param {string} label */
function initialsOf(label) {
  const letters = label.split(/\s+/).map((word) => [...word][0] ?? "");
  return letters.slice(0, 2).join("").toUpperCase();
}
