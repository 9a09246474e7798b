import { element } from "./element.js";
import { icon } from "./icon.js";
import { startRecording } from "./recorder.js";

/**
 * @typedef {{ send: (text: string) => void, cancelReply: () => void, attach: (button: HTMLElement) => void,
 *   sendVoice: (voice: Blob) => void, fail: (error: unknown) => void }} ComposerActions
 */

const MAX_INPUT_PX = 120;

/** The line at the foot of a phone: plus, text, and one button that sends or records. @param {string} name @param {ComposerActions} actions */
export function createComposer(name, actions) {
  const { send, cancelReply, attach } = actions;
  const input = /** @type {HTMLTextAreaElement} */ (
    element("textarea", {
      rows: "1",
      "aria-label": `Message as ${name}`,
      placeholder: "Message",
      maxlength: "4096",
    })
  );
  const plus = element(
    "button",
    { type: "button", class: "plus", "aria-label": `Share as ${name}` },
    icon("plus"),
  );
  plus.addEventListener("click", () => attach(plus));
  const button = element(
    "button",
    { type: "submit", class: "send", "aria-label": `Send as ${name}` },
    icon("send"),
  );
  const mic = createMic(name, actions);
  const form = element("form", { class: "composer" }, plus, input, button, mic);
  const resize = () => {
    const isEmpty = input.value.trim() === "";
    button.hidden = isEmpty;
    mic.hidden = !isEmpty;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, MAX_INPUT_PX)}px`;
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    input.value = "";
    resize();
    send(text);
  };
  form.addEventListener("submit", submit);
  input.addEventListener("input", resize);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancelReply();
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });
  resize();
  return { input, form };
}

/** @param {string} name @param {ComposerActions} actions */
function createMic(name, { sendVoice, fail }) {
  /** @type {import("./recorder.js").Recording | null} */
  let recording = null;
  const start = `Record a voice note as ${name}`;
  const mic = element(
    "button",
    { type: "button", class: "send mic", "aria-label": start },
    icon("mic"),
  );
  const show = () => {
    mic.classList.toggle("recording", recording !== null);
    mic.setAttribute("aria-label", recording ? `Stop and send as ${name}` : start);
    mic.replaceChildren(icon(recording ? "stop" : "mic"));
  };
  mic.addEventListener("click", async () => {
    try {
      if (recording) {
        const ended = recording;
        recording = null;
        sendVoice(await ended.stop());
      } else recording = await startRecording();
    } catch (error) {
      recording = null;
      const reason = error instanceof Error ? error.message : String(error);
      fail(new Error(`${reason}. The + menu has a ready voice note.`));
    }
    show();
  });
  return mic;
}
