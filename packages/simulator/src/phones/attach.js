import { openLocation } from "./card.js";
import { element } from "./element.js";
import { icon } from "./icon.js";
import { createForm, openSheet } from "./sheet.js";

/**
 * What the owner of a phone can send besides text.
 * @typedef {{ write: (body: object) => void, sendFile: (type: string, file: Blob, name?: string) => void,
 *   act: (path: string, body: object) => void, change: (setting: object) => void }} Person
 */

/** Opens the menu of things to send. @param {HTMLElement} button @param {Person} person @param {boolean} isHidden */
export function openAttach(button, person, isHidden) {
  const { write, act, change } = person;
  openSheet(button, "Share", (close) => {
    const tile = (
      /** @type {string} */ label,
      /** @type {Parameters<typeof icon>[0]} */ mark,
      /** @type {() => void} */ press,
    ) => {
      const pressed = () => {
        close();
        press();
      };
      const props = { type: "button", class: `tile tint-${mark}`, onclick: pressed };
      return element("button", props, element("span", {}, icon(mark, 22)), label);
    };
    const share = [
      tile("Photo or video", "image", () => pick("image/*,video/mp4", person)),
      tile("Document", "file", () => pick("", person)),
      tile("Voice note", "mic", () => write({ type: "voice" })),
      tile("Sample photo", "image", () =>
        write({ type: "image", image: { caption: "Like this one" } }),
      ),
      tile("Sample video", "play", () => write({ type: "video" })),
      tile("Sticker", "sticker", () => write({ type: "sticker" })),
      tile("Location", "pin", () =>
        openLocation(button, (location) => write({ type: "location", location })),
      ),
      tile("Contact", "person", () => openContact(button, person)),
      tile("Order", "bag", () => write({ type: "order" })),
    ];
    const more = [
      tile("From an ad", "link", () => write({ text: "I saw your ad", referral: {} })),
      tile("Poll (unsupported)", "list", () => write({ type: "unsupported" })),
      tile("Missed call", "phone", () => act("calls", {})),
      tile("New number", "swap", () => openNumber(button, person)),
      tile("Stop marketing", "mute", () => act("preferences", { marketing: "stop" })),
      tile(isHidden ? "Show number" : "Hide number", "hide", () =>
        change({ hidePhone: !isHidden }),
      ),
    ];
    return [
      element("div", { class: "tiles" }, ...share),
      element("h3", {}, "And what people do"),
      element("div", { class: "tiles" }, ...more),
    ];
  });
}

/** @param {string} accept @param {Person} person */
function pick(accept, { sendFile }) {
  const input = /** @type {HTMLInputElement} */ (element("input", { type: "file", accept }));
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const [kind = ""] = accept === "" ? ["document"] : file.type.split("/");
    sendFile(kind === "video" || kind === "image" ? kind : "document", file, file.name);
  });
  input.click();
}

/** @param {HTMLElement} button @param {Person} person */
function openContact(button, { write }) {
  openSheet(button, "Send contact", (close) => [
    createForm(
      { name: ["Name", "Bo Li"], phone: ["Phone", "+14155550829", "tel"] },
      "Send",
      ({ name = "", phone = "" }) => {
        close();
        const digits = phone.replace(/\D/g, "");
        const [first_name = name] = name.split(" ");
        const phones = [{ phone, wa_id: digits, type: "MOBILE" }];
        const contact = { name: { formatted_name: name, first_name }, phones };
        write({ type: "contacts", contacts: [contact] });
      },
    ),
  ]);
}

/** @param {HTMLElement} button @param {Person} person */
function openNumber(button, { act }) {
  const digits = String(Math.floor(Math.random() * 10_000)).padStart(4, "0");
  openSheet(button, "New phone number", (close) => [
    createForm({ phone: ["Phone", `+1650556${digits}`, "tel"] }, "Change", (values) => {
      close();
      act("number", values);
    }),
  ]);
}
