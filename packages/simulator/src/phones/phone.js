import { openAttach } from "./attach.js";
import { closePalettes } from "./bubble.js";
import { summaryOf } from "./content.js";
import { element } from "./element.js";
import { createHandset } from "./handset.js";
import { createForm, openSheet } from "./sheet.js";
import { createThread, messagesOn, windowText } from "./thread.js";
import { control, now, world } from "./world.js";

/** @typedef {import("./world.js").Customer} Customer @typedef {import("./world.js").Message} Message */

const TYPING_MS = 25_000;
const DEMO = [
  "Hi! 👋 Is the *blue* one still in stock?",
  "I would need it by Friday, if that is possible.",
];

/**
 * One customer's handset. `whenAgoMs` tells how long ago its messages are to be stamped.
 * @param {string} customerId @param {() => number} whenAgoMs @param {(error: unknown) => void} onError
 */
export function createPhone(customerId, whenAgoMs, onError) {
  const customer = () => /** @type {Customer} */ (world.customers.get(customerId));
  const person = createPerson(customerId, whenAgoMs, onError);
  const handset = createHandset(customer().name, {
    send: (text) => person.write({ text, ...reply.take() }),
    cancelReply: () => reply.set(null),
    change: person.change,
    attach: (button) => openAttach(button, person, customer().hidePhone),
    sendVoice: (voice) => person.sendFile("audio", voice),
    fail: onError,
  });
  handset.section.dataset.customer = customerId;
  const reply = createReply(handset.quoted);
  const renderThread = createThread(handset.thread, {
    ...person.onMessage,
    reply: (message) => {
      closePalettes();
      reply.set(message);
      handset.input.focus();
    },
  });
  let typingUntil = 0;

  function tick() {
    handset.clock.textContent = timeOf(now());
    const idleText = customer().online ? windowText(messagesOn(customer())) : "phone offline";
    handset.presence.textContent = typingUntil > Date.now() ? "typing…" : idleText;
  }

  function render() {
    renderSettings(handset, customer());
    renderThread(messagesOn(customer()), () => createNudge(customer(), person.startDemo));
    tick();
  }

  return {
    section: handset.section,
    render,
    tick,
    /** @param {boolean} isTyping */
    showTyping: (isTyping) => {
      typingUntil = isTyping ? Date.now() + TYPING_MS : 0;
      tick();
    },
  };
}

/** What the owner of the phone can do. @param {string} id @param {() => number} whenAgoMs @param {(error: unknown) => void} onError */
function createPerson(id, whenAgoMs, onError) {
  const stamp = () => (whenAgoMs() > 0 ? { agoMs: whenAgoMs() } : {});
  const post = (/** @type {string} */ path, /** @type {object} */ body) =>
    control("POST", `/customers/${id}/${path}`, { ...body, ...stamp() });
  const write = (/** @type {object} */ body) => void post("messages", body).catch(onError);
  const act = (/** @type {string} */ path, /** @type {object} */ body) =>
    void control("POST", `/customers/${id}/${path}`, body).catch(onError);
  return {
    write,
    act,
    change: (/** @type {object} */ body) =>
      void control("PATCH", `/customers/${id}`, body).catch(onError),
    sendFile: (
      /** @type {string} */ type,
      /** @type {Blob} */ file,
      /** @type {string} */ filename = "",
    ) => {
      const about = { type, ...(filename && { filename }), agoMs: String(whenAgoMs()) };
      const query = new URLSearchParams(whenAgoMs() > 0 ? about : { ...about, agoMs: "0" });
      void control("POST", `/customers/${id}/files?${query}`, file).catch(onError);
    },
    onMessage: createMessageActions(post, onError),
    startDemo: async () => {
      try {
        for (const text of DEMO) await post("messages", { text });
      } catch (error) {
        onError(error);
      }
    },
  };
}

/**
 * What a person does to a message.
 * @param {(path: string, body: object) => Promise<unknown>} post @param {(error: unknown) => void} onError
 */
function createMessageActions(post, onError) {
  const write = (/** @type {object} */ body) => void post("messages", body).catch(onError);
  return {
    react: (/** @type {Message} */ { id: messageId }, /** @type {string} */ emoji) => {
      closePalettes();
      void post("reactions", { messageId, emoji }).catch(onError);
    },
    press: (/** @type {Message} */ { id: messageId }, /** @type {object} */ what) =>
      void post("presses", { messageId, ...what }).catch(onError),
    remove: (/** @type {Message} */ { id: original_message_id }) => {
      closePalettes();
      write({ type: "revoke", revoke: { original_message_id } });
    },
    edit: (/** @type {Message} */ message, /** @type {HTMLElement} */ node) => {
      closePalettes();
      openSheet(node, "Edit message", (close) => [
        createForm(
          { body: ["Message", String(message.content.text?.body ?? "")] },
          "Save",
          (text) => {
            close();
            const edited = { type: "text", text };
            write({ type: "edit", edit: { original_message_id: message.id, message: edited } });
          },
        ),
      ]);
    },
    played: (/** @type {Message} */ { id, direction, content }) => {
      const isVoice = direction === "out" && content.audio?.voice === true;
      if (isVoice)
        void control("POST", `/messages/${id}/status`, { status: "played" }).catch(onError);
    },
  };
}

/** The message a next one replies to, shown above the composer. @param {HTMLElement} quoted */
function createReply(quoted) {
  /** @type {Message | null} */
  let target = null;
  const set = (/** @type {Message | null} */ message) => {
    target = message;
    quoted.hidden = message === null;
    const cancel = () => set(null);
    const button = element(
      "button",
      { type: "button", "aria-label": "Cancel reply", onclick: cancel },
      "×",
    );
    quoted.replaceChildren(...(message ? [element("span", {}, summaryOf(message)), button] : []));
  };
  const take = () => {
    const taken = target ? { replyTo: target.id } : {};
    set(null);
    return taken;
  };
  return { set, take };
}

/** @param {import("./handset.js").Handset} handset @param {Customer} customer */
function renderSettings(handset, customer) {
  const { numberPhoneNumberId, phone, online, receipts, hidePhone, username } = customer;
  const numbers = [...world.numbers.values()];
  const options = numbers.map(({ phoneNumberId, label }) =>
    element("option", { value: phoneNumberId }, label),
  );
  handset.picker.replaceChildren(...options);
  handset.picker.value = numberPhoneNumberId;
  handset.avatar.textContent = initialsOf(world.numbers.get(numberPhoneNumberId)?.label ?? "?");
  handset.digits.textContent = hidePhone ? `${username ? `@${username}` : "number hidden"}` : phone;
  handset.online.checked = online;
  handset.receipts.value = receipts;
  handset.section.classList.toggle("offline", !online);
}

/** @param {Customer} customer @param {() => void} startDemo */
function createNudge({ name, numberPhoneNumberId }, startDemo) {
  const label = world.numbers.get(numberPhoneNumberId)?.label ?? "the business";
  const hint = `Type below as ${name}, or let ${name.split(" ")[0]} ask the first question.`;
  const button = { type: "button", class: "button primary", onclick: startDemo };
  return element(
    "li",
    { class: "nudge" },
    element("strong", {}, `Write to ${label}`),
    element("span", {}, hint),
    element("button", button, "Start demo chat"),
  );
}

/** @param {number} at */
function timeOf(at) {
  return new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** @param {string} label */
function initialsOf(label) {
  const letters = label.split(/\s+/).map((word) => [...word][0] ?? "");
  return letters.slice(0, 2).join("").toUpperCase();
}
