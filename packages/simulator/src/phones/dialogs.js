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
  const fields = createFields();
  const close = () => dialog.close();
  const form = createForm(fields, close);
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      "dialog",
      { "aria-labelledby": "new-customer-title", onclose: () => dialog.remove() },
      form,
    )
  );
  form.addEventListener("submit", () => {
    const body = {
      name: fields.name.input.value.trim(),
      phone: fields.phone.input.value.trim(),
      numberPhoneNumberId: fields.number.value,
    };
    control("POST", "/customers", body).then(() => focusPhone(body.phone.slice(1)), onError);
  });
  document.body.append(dialog);
  fillIn(fields);
  dialog.showModal();
  fields.name.input.select();
}

function createFields() {
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
  const options = [...world.numbers.values()].map((each) =>
    element("option", { value: each.phoneNumberId }, each.label),
  );
  const number = /** @type {HTMLSelectElement} */ (
    element("select", { name: "number", required: true }, ...options)
  );
  return { name, phone, number };
}

/** @param {ReturnType<typeof createFields>} fields @param {() => void} cancel */
function createForm(fields, cancel) {
  const random = { type: "button", class: "button", onclick: () => fillIn(fields) };
  return element(
    "form",
    { method: "dialog" },
    element("h2", { id: "new-customer-title" }, "New customer"),
    fields.name.label,
    fields.phone.label,
    element("label", { class: "stack" }, element("span", {}, "Talks to"), fields.number),
    element(
      "div",
      { class: "dialog-actions" },
      element("button", random, "Random"),
      element("span", { class: "grow" }),
      element("button", { type: "button", class: "button", onclick: cancel }, "Cancel"),
      element("button", { type: "submit", class: "button primary" }, "Create"),
    ),
  );
}

/** Writes a random person into the form. @param {ReturnType<typeof createFields>} fields */
function fillIn({ name, phone }) {
  name.input.value = `${pick(FIRST)} ${pick(LAST)}`;
  phone.input.value = `+1650555${String(Math.floor(Math.random() * 10_000)).padStart(4, "0")}`;
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
