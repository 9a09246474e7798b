import type { BusinessNumber } from "../config/index.ts";
import type { SendFault } from "../faults/index.ts";
import type { Message, Store } from "../store/index.ts";
import { graphErrorResponse } from "./graph-error.ts";
import type { SendMessage } from "./parse-send.ts";
import { setTemplateStatus, type TemplateDeps } from "./templates/change-template.ts";
import { findTemplate } from "./templates/save-number.ts";
import { templateError } from "./templates/template-error.ts";

const TEMPLATE_FAULTS: SendFault["kind"][] = ["pause-template", "hold-template"];

/** Whether a fault can meet a message of this type: two of them wait for a template. */
export function fitsTemplateFault(fault: SendFault | undefined, type: string): boolean {
  return !fault || type === "template" || !TEMPLATE_FAULTS.includes(fault.kind);
}

/** The fault `pause-template`: the template is paused at this moment, and its send refused (132015). */
export function pauseByFault(
  deps: TemplateDeps,
  { wabaId }: BusinessNumber,
  send: SendMessage,
  { kind }: SendFault,
): Response | null {
  if (kind !== "pause-template") return null;
  const { name, language } = send.content.template as { name: string; language: { code: string } };
  const template = findTemplate(deps.store, wabaId, name, language.code);
  if (template) setTemplateStatus(deps, template.id, "PAUSED", { title: "FIRST_PAUSE" });
  return graphErrorResponse(templateError(132015, `template ${name} is paused due to low quality`));
}

/** Notes on an accepted message how its fault has its statuses come. */
export function markMessage({ store }: { store: Store }, message: Message, fault: SendFault): void {
  if (
    fault.kind === "duplicate-statuses" ||
    fault.kind === "reordered-statuses" ||
    fault.kind === "lost-statuses"
  )
    store.put("message", message.id, { ...message, statusFault: fault.kind });
  if (fault.kind === "failed-status") {
    const { code, title, details } = fault;
    store.put("message", message.id, { ...message, failure: { code, title, details } });
  }
}

/** The fault `hold-template`: sent after the check of its quality, or failed with its template paused (B.10). */
export function holdMessage(
  deps: TemplateDeps & { line: { progress: (id: string) => void } },
  id: string,
  { holdMs, outcome }: Extract<SendFault, { kind: "hold-template" }>,
): void {
  const held = deps.store.get("message", id);
  if (!held) return;
  deps.store.put("message", id, { ...held, isHeld: true });
  deps.timeline.after(holdMs, () => {
    const message = deps.store.get("message", id);
    if (!message) return;
    const { isHeld: _isHeld, ...released } = message;
    const failure = {
      code: 132015,
      title: "Template is paused",
      details: "The template was paused for low quality while the message was held.",
    };
    deps.store.put("message", id, outcome === "paused" ? { ...released, failure } : released);
    if (outcome === "paused") pauseTemplateOf(deps, released);
    deps.line.progress(id);
  });
}

function pauseTemplateOf(deps: TemplateDeps, message: Message): void {
  const { name, language } = message.content.template as {
    name: string;
    language: { code: string };
  };
  const wabaId = deps.store.get("number", message.phoneNumberId)?.wabaId;
  const template = wabaId && findTemplate(deps.store, wabaId, name, language.code);
  if (template) setTemplateStatus(deps, template.id, "PAUSED", { title: "RATE_LIMITING_PAUSE" });
}
