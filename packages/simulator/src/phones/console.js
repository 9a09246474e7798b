import { element } from "./element.js";
import { FAULTS } from "./faults.js";
import { control, now, world } from "./world.js";

const JUMPS = /** @type {[string, number][]} */ ([
  ["+1 h", 3_600_000],
  ["+23 h 59 m 30 s", 86_370_000],
  ["+24 h", 86_400_000],
]);

/** The panel beside the phones. @param {HTMLElement} panel @param {(error: unknown) => void} onError */
export function createConsole(panel, onError) {
  const call = (
    /** @type {string} */ method,
    /** @type {string} */ path,
    /** @type {unknown} */ body = undefined,
  ) => void control(method, path, body).catch(onError);
  const button = (/** @type {string} */ label, /** @type {() => void} */ press) =>
    element("button", { type: "button", class: "button small", onclick: press }, label);
  const time = element("p", { class: "faded" });
  const armed = element("ul", { class: "armed", "aria-label": "Armed faults" });
  const log = element("ol", { class: "log", "aria-label": "Delivery log", tabindex: "0" });

  panel.append(
    element("h2", {}, "Clock"),
    time,
    element(
      "div",
      { class: "buttons" },
      ...JUMPS.map(([label, advanceMs]) =>
        button(label, () => call("POST", "/clock", { advanceMs })),
      ),
      button("Back to now", () => call("POST", "/clock", { reset: true })),
    ),
    element("h2", {}, "Faults"),
    element("p", { class: "faded" }, "Each press arms one, for the next request that it fits."),
    ...createFaultButtons(button, (fault) => call("POST", "/faults", fault)),
    armed,
    element("h2", {}, "Deliveries"),
    element(
      "div",
      { class: "buttons" },
      button("Retry waiting now", () => call("POST", "/deliveries/retry", {})),
    ),
    log,
  );

  const renderFaults = () =>
    armed.replaceChildren(
      ...world.faults.map((rule) => faultRow(rule, () => call("DELETE", `/faults/${rule.id}`))),
    );

  function renderLog() {
    const rows = world.deliveries.toReversed().map(deliveryRow);
    const empty = element("li", { class: "empty" }, "No webhook has been posted yet.");
    log.replaceChildren(...(rows.length > 0 ? rows : [empty]));
  }

  function tick() {
    const shift =
      world.offsetMs === 0
        ? "the machine’s time"
        : `shifted by ${Math.round(world.offsetMs / 60_000)} min`;
    time.textContent = `${new Date(now()).toLocaleString()} · ${shift}`;
  }

  return { renderFaults, renderLog, tick };
}

/** @param {(label: string, press: () => void) => HTMLElement} button @param {(fault: object) => void} arm */
function createFaultButtons(button, arm) {
  return FAULTS.flatMap(([title, faults]) => [
    element("h3", {}, title),
    element(
      "div",
      { class: "buttons" },
      ...faults.map(([label, fault]) => button(label, () => arm(fault))),
    ),
  ]);
}

/** @param {import("./world.js").FaultRule} rule @param {() => void} remove */
function faultRow({ fault, left }, remove) {
  const count = left === null ? `${Math.round((fault.rate ?? 0) * 100)} %` : `×${left}`;
  const button = { type: "button", "aria-label": `Disarm ${fault.kind}`, onclick: remove };
  return element("li", {}, `${fault.kind} ${count}`, element("button", button, "×"));
}

/** @param {import("./world.js").Delivery} delivery */
function deliveryRow({ phoneNumberId, summary, attempt, at, status, error, latencyMs, outcome }) {
  const label = world.numbers.get(phoneNumberId)?.label ?? phoneNumberId;
  const detail = [label, `try ${attempt}`, `${Math.round(latencyMs)} ms`, error]
    .filter(Boolean)
    .join(" · ");
  return element(
    "li",
    { class: outcome },
    element("span", { class: "code" }, String(status ?? "—")),
    element("span", { class: "what" }, summary, element("small", {}, detail)),
    element("time", {}, new Date(at).toLocaleTimeString()),
  );
}
