import { element } from "./element.js";
import { icon } from "./icon.js";

/**
 * Slides a panel up over a phone's screen. It closes by its button, Escape or a tap beside it.
 * @param {Element} inside any element of the phone
 * @param {string} title
 * @param {(close: () => void) => (Node | null | false)[]} fill
 */
export function openSheet(inside, title, fill) {
  const screen = inside.closest(".phone")?.querySelector(".handset");
  if (!screen) return;
  const before = document.activeElement;
  const close = () => {
    backdrop.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const button = { type: "button", class: "icon-button", "aria-label": "Close", onclick: close };
  const sheet = element(
    "div",
    { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title, tabindex: "-1" },
    element(
      "div",
      { class: "sheet-head" },
      element("h2", {}, title),
      element("button", button, icon("close")),
    ),
    ...fill(close).filter((node) => node !== null),
  );
  const backdrop = element("div", { class: "backdrop" }, sheet);
  backdrop.addEventListener("click", (event) => event.target === backdrop && close());
  backdrop.addEventListener("keydown", (event) => event.key === "Escape" && close());
  screen.append(backdrop);
  const first = sheet.querySelector("input, textarea, .sheet-row, .tile");
  (first instanceof HTMLElement ? first : sheet).focus({ preventScroll: true });
}

/**
 * A form in a sheet; `submit` gets what was filled in.
 * @param {Record<string, [label: string, value: string, type?: string]>} fields
 * @param {string} action
 * @param {(values: Record<string, string>) => void} submit
 */
export function createForm(fields, action, submit) {
  const rows = Object.entries(fields).map(([name, [label, value, type = "text"]]) => {
    const input = element("input", { name, value, type, autocomplete: "off", step: "any" });
    return element("label", { class: "stack" }, element("span", {}, label), input);
  });
  const form = element(
    "form",
    { class: "sheet-form" },
    ...rows,
    element("button", { type: "submit", class: "button primary" }, action),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = new FormData(/** @type {HTMLFormElement} */ (form));
    submit(
      Object.fromEntries(
        [...values].map(([name, value]) => /** @type {const} */ ([name, String(value)])),
      ),
    );
  });
  return form;
}

/**
 * A row that can be pressed, with an icon or a second line.
 * @param {{ title: string, text?: string | undefined, mark?: Parameters<typeof icon>[0] }} about
 * @param {() => void} press
 */
export function createSheetRow({ title, text, mark }, press) {
  return element(
    "button",
    { type: "button", class: "sheet-row", onclick: press },
    mark ? icon(mark) : null,
    element("span", {}, element("strong", {}, title), text ? element("small", {}, text) : null),
  );
}
