/** Every code a person or a program can receive, with the kind of failure it is. */
export const errorCodes = {
  "auth.required": "unauthenticated",
  "auth.invalid_credentials": "unauthenticated",
  "auth.too_many_attempts": "throttled",
  "permission.denied": "forbidden",
  "request.foreign_origin": "forbidden",
  "input.invalid": "invalid",
  "account.email_taken": "conflict",
  "workspace.not_found": "absent",
  "workspace.slug_taken": "conflict",
  "conversation.not_found": "absent",
  "conversation.closed": "refused",
  "conversation.window_closed": "refused",
  "conversation.automation_running": "refused",
  "conversation.assigned_meanwhile": "conflict",
  "contact.not_found": "absent",
  "contact.blocked": "refused",
  "contact.opted_out": "refused",
  "tag.not_found": "absent",
  "tag.name_taken": "conflict",
  "contact.too_many_tags": "refused",
  "note.not_found": "absent",
  "automation.not_running": "refused",
  "automation.nothing_to_resume": "refused",
  "media.not_found": "absent",
  "media.too_large": "invalid",
  "media.type_refused": "invalid",
  "media.empty": "invalid",
  "member.not_found": "absent",
  "message.not_found": "absent",
  "message.content_invalid": "invalid",
  "message.needs_template": "refused",
  "message.not_failed": "refused",
  "message.not_unconfirmed": "refused",
  "message.too_long": "invalid",
  "message.client_id_reused": "conflict",
  "number.not_found": "absent",
  "number.inactive": "refused",
  "number.already_connected": "conflict",
  "provider.unsupported": "refused",
  "provider.refused": "refused",
  "template.not_found": "absent",
  "template.not_sendable": "refused",
  "template.values_invalid": "invalid",
  "template.limit_reached": "refused",
  "view.not_found": "absent",
  "service.unavailable": "unavailable",
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorKind = (typeof errorCodes)[ErrorCode];

/**
 * A failure that a rule of the product expects. `message` is safe to show to a person: it says
 * what did not happen and why ("unable to send message; the customer service window is closed").
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.kind = errorCodes[code];
  }
}
