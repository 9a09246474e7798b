/**
 * @typedef {{ phoneNumberId: string, label: string, displayPhone: string }} BusinessNumber
 * @typedef {{ id: string, name: string, phone: string, numberPhoneNumberId: string, online: boolean,
 *   receipts: "read" | "delivered" | "none", hidePhone: boolean, username?: string }} Customer
 * @typedef {import("../store/index.ts").Card} Card @typedef {import("../store/index.ts").CardButton} CardButton
 * @typedef {{ id: string, phoneNumberId: string, customerId: string, direction: "in" | "out", at: number, type: string,
 *   content: Record<string, any>, contextId?: string, status: string, reactions: { customer?: string, business?: string },
 *   card?: Card, isEcho?: boolean, edited?: boolean, revoked?: boolean }} Message
 * @typedef {{ id: string, left: number | null, fault: { kind: string, rate?: number } }} FaultRule
 * @typedef {{ phoneNumberId: string, summary: string, attempt: number, at: number, status: number | null,
 *   error: string | null, latencyMs: number, outcome: string }} Delivery
 */

/** What the page knows. @type {{ numbers: Map<string, BusinessNumber>, customers: Map<string, Customer>,
 *   messages: Map<string, Message>, offsetMs: number, faults: FaultRule[], deliveries: Delivery[] }} */
export const world = {
  numbers: new Map(),
  customers: new Map(),
  messages: new Map(),
  offsetMs: 0,
  faults: [],
  deliveries: [],
};

/** @type {Set<(topic: string, data: any) => void>} */
const listeners = new Set();

/** Calls back after each change with its topic. @param {(topic: string, data: any) => void} listener */
export function onChange(listener) {
  listeners.add(listener);
}

/** The simulator's time in Unix milliseconds. */
export function now() {
  return Date.now() + world.offsetMs;
}

/**
 * Calls the control API; throws an Error with the simulator's own words when it refuses.
 * @param {string} method @param {string} path @param {unknown} [body]
 */
export async function control(method, path, body) {
  const isFile = body instanceof Blob;
  const type = isFile ? body.type || "application/octet-stream" : "application/json";
  const headers = { "Content-Type": type };
  const init = body === undefined ? {} : { body: isFile ? body : JSON.stringify(body), headers };
  const response = await fetch(`/control${path}`, { method, ...init });
  const text = await response.text();
  const answer = text === "" ? {} : JSON.parse(text);
  if (!response.ok) throw new Error(answer.error ?? `the simulator answered ${response.status}`);
  return answer;
}

/** Opens the stream of changes and reloads everything each time it (re)connects. */
export function connect() {
  const source = new EventSource("/control/events");
  source.addEventListener("open", () => void load());
  source.addEventListener("error", () => tell("connection", false));
  source.addEventListener("reset", () => void load());
  for (const topic of ["number", "customer", "message", "clock", "faults", "delivery", "typing"])
    source.addEventListener(topic, (event) =>
      take(topic, JSON.parse(/** @type {MessageEvent} */ (event).data)),
    );
}

async function load() {
  const state = await control("GET", "/state");
  world.numbers = new Map(
    state.numbers.map((/** @type {BusinessNumber} */ each) => [each.phoneNumberId, each]),
  );
  world.customers = new Map(state.customers.map((/** @type {Customer} */ each) => [each.id, each]));
  world.messages = new Map(state.messages.map((/** @type {Message} */ each) => [each.id, each]));
  world.offsetMs = state.clock.offsetMs;
  world.faults = state.faults;
  world.deliveries = state.deliveries;
  tell("connection", true);
  tell("everything", null);
}

/** @param {string} topic @param {any} data */
function take(topic, data) {
  if (topic === "number") world.numbers.set(data.phoneNumberId, data);
  else if (topic === "clock") world.offsetMs = data.offsetMs;
  else if (topic === "faults") world.faults = data;
  else if (topic === "delivery") world.deliveries = [...world.deliveries, data].slice(-100);
  else if (topic === "customer" || topic === "message") {
    const table = /** @type {Map<string, any>} */ (
      topic === "customer" ? world.customers : world.messages
    );
    if (data.removed) table.delete(data.id);
    else table.set(data.id, data);
  }
  tell(topic, data);
}

/** @param {string} topic @param {any} data */
function tell(topic, data) {
  for (const listener of listeners) listener(topic, data);
}
