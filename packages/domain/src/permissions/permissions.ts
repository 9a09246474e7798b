export const roles = ["owner", "admin", "agent"] as const;
export type Role = (typeof roles)[number];

/** Who acts: a member by role, the provider (an authentic webhook) or the system itself (a worker). */
export type Holder = Role | "provider" | "system";

const everyone: readonly Holder[] = ["owner", "admin", "agent"];

/** Who has logged in: never an embed token, a key, a provider or the system, whoever else is "everyone" (S0.47). */
const signedIn: readonly Role[] = roles;

/**
 * The one permission table. A permission is also the name of the command or query that needs it.
 * What is not listed here is denied (T-06).
 */
export const permissions = {
  "workspace.view": everyone,
  "conversation.view": everyone,
  "conversation.mark_read": everyone,
  "conversation.mark_unread": everyone,
  "conversation.assign": everyone,
  "conversation.close": everyone,
  "conversation.archive": everyone,
  "conversation.reopen": everyone,
  "conversation.delete": ["owner", "admin"],
  "conversation.erase": ["system"],
  "automation.take_over": everyone,
  "automation.resume": everyone,
  "view.list": everyone,
  "view.save": everyone,
  "view.delete": everyone,
  "message.view": everyone,
  "message.send": everyone,
  "message.show_typing": everyone,
  "message.tell_customer": ["system"],
  "template.view": everyone,
  "template.refresh": everyone,
  "template.sync": ["system"],
  "contact.block": everyone,
  "contact.tell_provider": ["system"],
  "contact.view": everyone,
  "contact.rename": everyone,
  "contact.tag": everyone,
  "contact.set_marketing": everyone,
  "contact.set_metadata": ["owner", "admin"],
  "tag.view": everyone,
  "tag.create": everyone,
  "note.view": signedIn,
  "note.add": signedIn,
  "note.edit": signedIn,
  "note.delete": signedIn,
  "notification.view": signedIn,
  "notification.mark_read": signedIn,
  "realtime.subscribe": everyone,
  "number.view": everyone,
  "number.connect": ["owner", "admin"],
  "member.view": everyone,
  "member.add": ["owner", "admin"],
  "inbound.store": ["provider"],
  "inbound.record": ["system"],
  "inbound.reconcile": ["system"],
  "message.attempt": ["system"],
  "message.settle": ["system"],
  "media.view": [...everyone, "system"],
  "media.upload": everyone,
  "media.fetch": ["system"],
  "media.prepare": ["system"],
} as const satisfies Record<string, readonly Holder[]>;

export type Permission = keyof typeof permissions;

/** True if the holder may do what the permission names. */
export function can(holder: Holder, permission: Permission): boolean {
  const allowed: readonly Holder[] = permissions[permission];
  return allowed.includes(holder);
}
