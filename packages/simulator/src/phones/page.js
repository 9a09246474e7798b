import { closePalettes } from "./bubble.js";
import { createConsole } from "./console.js";
import { openNewCustomer } from "./dialogs.js";
import { element } from "./element.js";
import { createPhone } from "./phone.js";
import { connect, onChange, world } from "./world.js";

const main = byId("phones");
const panel = byId("console");
const when = /** @type {HTMLSelectElement} */ (byId("when"));
const customHours = /** @type {HTMLInputElement} */ (byId("custom-hours"));
const consoleToggle = byId("toggle-console");
/** @type {Map<string, { name: string, phone: ReturnType<typeof createPhone> }>} */
const phones = new Map();
const panelView = createConsole(panel, showError);

when.addEventListener("change", () => {
  byId("custom-when").hidden = when.value !== "custom";
});
byId("new-customer").addEventListener("click", () => openNewCustomer(showError));
consoleToggle.addEventListener("click", () => {
  panel.hidden = !panel.hidden;
  consoleToggle.setAttribute("aria-expanded", String(!panel.hidden));
});
document.addEventListener("keydown", (event) => event.key === "Escape" && closePalettes());
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && !event.target.closest(".row")) closePalettes();
});

onChange((topic, data) => {
  if (topic === "connection") byId("connection").textContent = data ? "connected" : "reconnecting…";
  if (topic === "everything" || topic === "customer" || topic === "number") renderPhones();
  if (topic === "everything" || topic === "faults") panelView.renderFaults();
  if (topic === "everything" || topic === "delivery") panelView.renderLog();
  if (topic === "everything" || topic === "clock") tickAll();
  if (topic === "message") renderPhoneOf(data);
  if (topic === "typing") phones.get(data.customerId)?.phone.showTyping(true);
});
setInterval(tickAll, 1000);
connect();

function renderPhones() {
  for (const [id, { name, phone }] of phones)
    if (world.customers.get(id)?.name !== name) {
      phone.section.remove();
      phones.delete(id);
    }
  for (const [id, { name }] of world.customers) {
    const known = phones.get(id)?.phone;
    if (known) known.render();
    else {
      const phone = createPhone(id, agoMs, showError);
      phones.set(id, { name, phone });
      main.append(phone.section);
      phone.render();
    }
  }
  main.querySelector(".blank")?.remove();
  if (phones.size === 0) main.append(createBlank());
}

/** @param {import("./world.js").Message & { removed?: boolean }} message */
function renderPhoneOf(message) {
  if (message.removed) return renderPhones();
  const phone = phones.get(message.customerId)?.phone;
  if (message.direction === "out") phone?.showTyping(false);
  phone?.render();
}

function createBlank() {
  const hasNumber = world.numbers.size > 0;
  const text = hasNumber
    ? "Create a customer to write to one of your numbers."
    : "No business number is configured. Add one to the configuration file or with POST /control/numbers.";
  const open = () => openNewCustomer(showError);
  return element(
    "div",
    { class: "blank" },
    element("h2", {}, "No phones yet"),
    element("p", {}, text),
    hasNumber &&
      element("button", { type: "button", class: "button primary", onclick: open }, "New customer"),
  );
}

function agoMs() {
  return when.value === "custom"
    ? Math.max(0, Number(customHours.value) || 0) * 3_600_000
    : Number(when.value);
}

function tickAll() {
  for (const { phone } of phones.values()) phone.tick();
  panelView.tick();
}

/** @param {unknown} error */
function showError(error) {
  const message = error instanceof Error ? error.message : String(error);
  const toast = element("div", { class: "toast", role: "alert" }, message);
  document.body.append(toast);
  setTimeout(() => toast.remove(), 6000);
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
