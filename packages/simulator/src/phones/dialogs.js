import { element } from "./element.js";
import { control, world } from "./world.js";

const FIRST = [
  "Ana",
  "Bo",
  "Chidi",
  "Dilara",
  "Emil",
  "Farah",
  "Goran",
  "Hana",
  "Ivo",
  "Jun",
  "Kaja",
  "Luis",
];
const LAST = [
  "Lima",
  "Okafor",
  "Yilmaz",
  "Berg",
  "Haddad",
  "Novak",
  "Sato",
  "Moreau",
  "Silva",
  "Park",
  "Rossi",
];

/** Asks for a new customer and creates it. @param {(error: unknown) => void} onError */
export function openNewCustomer(onError) {
  const name = createInput("Name", {
    name: "name",
    required: true,
    maxlength: "100",
    autocomplete: "off",
  });
  const phone = createInput("Phone", {
    name: "phone",
    type: "tel",
    required: true,
    pattern: "\\+[1-9][0-9]{6,14}",
    autocomplete: "off",
    title: "With + and country code",
  });
  const number = /** @type {HTMLSelectElement} */ (
    element(
      "select",
      { name: "number", required: true },
      ...[...world.numbers.values()].map((each) =>
        element("option", { value: each.phoneNumberId }, each.label),
      ),
    )
  );
  const fill = () => {
    name.input.value = `${pick(FIRST)} ${pick(LAST)}`;
    phone.input.value = `+1650555${String(Math.floor(Math.random() * 10_000)).padStart(4, "0")}`;
  };
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", { id: "new-customer-title" }, "New customer"),
    name.label,
    phone.label,
    element("label", { class: "stack" }, element("span", {}, "Talks to"), number),
    element(
      "div",
      { class: "dialog-actions" },
      element("button", { type: "button", class: "button", onclick: fill }, "Random"),
      element("span", { class: "grow" }),
      element(
        "button",
        { type: "button", class: "button", onclick: () => dialog.close() },
        "Cancel",
      ),
      element("button", { type: "submit", class: "button primary" }, "Create"),
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      "dialog",
      { "aria-labelledby": "new-customer-title", onclose: () => dialog.remove() },
      form,
    )
  );
  form.addEventListener("submit", () => {
    const body = {
      name: name.input.value.trim(),
      phone: phone.input.value.trim(),
      numberPhoneNumberId: number.value,
    };
    control("POST", "/customers", body).then(() => focusPhone(body.phone.slice(1)), onError);
  });
  document.body.append(dialog);
  fill();
  dialog.showModal();
  name.input.select();
}

/** @param {string} title @param {Record<string, unknown>} props */
function createInput(title, props) {
  const input = /** @type {HTMLInputElement} */ (element("input", props));
  return { input, label: element("label", { class: "stack" }, element("span", {}, title), input) };
}

/** @param {string} customerId */
function focusPhone(customerId) {
  requestAnimationFrame(() => {
    const section = document.querySelector(`[data-customer="${customerId}"]`);
    section?.scrollIntoView({ inline: "center", block: "nearest" });
    section?.querySelector("textarea")?.focus({ preventScroll: true });
  });
}

/** @param {string[]} list */
function pick(list) {
  return list[Math.floor(Math.random() * list.length)] ?? "";
}
