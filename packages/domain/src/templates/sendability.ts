import type { Template, TemplateStatus } from "./schema.ts";

/** May a template be sent? `reason` is for programs, `message` for people. */
export type Sendability =
  | { ok: true }
  | { ok: false; reason: TemplateStatus | "session_only" | "unsupported"; message: string };

/**
 * May this template be sent now (TPL-14, S0.33, S1.3)? Only what is approved, and only what can be shown as it was
 * sent: a part without a model here, or one that Twilio never sends outside the window, is refused.
 */
export function sendability(template: Template): Sendability {
  const { status, statusWord } = template;
  if (hasSessionOnlyPart(template))
    return refuse("session_only", "it can be sent only while the window is open");
  const why = refusals[status];
  if (why !== null)
    return refuse(
      status,
      why.replace("%", () => statusWord),
    );
  return hasUnknownPart(template)
    ? refuse("unsupported", "it has a part that cannot be filled in here")
    : { ok: true };
}

const refusals: Readonly<Record<TemplateStatus, string | null>> = {
  approved: null,
  flagged: null,
  unsubmitted: "it has not been submitted for approval",
  pending: "WhatsApp is still reviewing it",
  in_appeal: "WhatsApp is reviewing the appeal",
  rejected: "WhatsApp rejected it",
  paused: "WhatsApp paused it for low quality; choose another one or wait some hours",
  disabled: "WhatsApp disabled it for good; choose another one",
  archived: "it is archived; bring it back first",
  limit_exceeded: "the account has reached its limit of templates",
  locked: "WhatsApp has locked it",
  pending_deletion: "it is being deleted",
  deleted: "it was deleted",
  unknown: 'its state is "%", which is not known to be approved',
};

function refuse(reason: (Sendability & { ok: false })["reason"], why: string): Sendability {
  return { ok: false, reason, message: `unable to send template; ${why}` };
}

/** Buttons without a model that need no value when the template is sent (B.8). */
const needNothing: ReadonlySet<string> = new Set([
  "catalog",
  "voice_call",
  "voice_call_request",
  "request_contact_info",
]);

function hasUnknownPart({ header, buttons, cards, other }: Template): boolean {
  const isUnknown = (parts: Pick<Template, "header" | "buttons" | "other">) =>
    parts.header?.type === "other" ||
    parts.other.length > 0 ||
    parts.buttons.some((button) => button.type === "other" && !needNothing.has(button.kind));
  return isUnknown({ header, buttons, other }) || cards.some(isUnknown);
}

/** Twilio reference 11.4: lists and places never leave outside the window. */
function hasSessionOnlyPart({ provider, header, buttons }: Template): boolean {
  const isList = buttons.some((button) => button.type === "other" && button.kind === "list_picker");
  return provider === "twilio" && (header?.type === "location" || isList);
}
