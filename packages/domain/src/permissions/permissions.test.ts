import { expect, test } from "vitest";
import { can, type Holder, type Permission, permissions, roles } from "./index.ts";

const names = Object.keys(permissions) as Permission[];

test("the table of who may do what is as reviewed (T-06)", () => {
  const table = names.map((name) => `${name}: ${[...permissions[name]].join(" ")}`);
  expect(table).toMatchInlineSnapshot(`
    [
      "workspace.view: owner admin agent",
      "conversation.view: owner admin agent",
      "conversation.mark_read: owner admin agent",
      "conversation.mark_unread: owner admin agent",
      "conversation.assign: owner admin agent",
      "conversation.close: owner admin agent",
      "conversation.archive: owner admin agent",
      "conversation.reopen: owner admin agent",
      "conversation.delete: owner admin",
      "conversation.erase: system",
      "automation.take_over: owner admin agent",
      "automation.resume: owner admin agent",
      "view.list: owner admin agent",
      "view.save: owner admin agent",
      "view.delete: owner admin agent",
      "message.view: owner admin agent",
      "message.send: owner admin agent",
      "message.show_typing: owner admin agent",
      "message.tell_customer: system",
      "template.view: owner admin agent",
      "template.refresh: owner admin agent",
      "template.sync: system",
      "contact.block: owner admin agent",
      "contact.tell_provider: system",
      "contact.view: owner admin agent",
      "contact.rename: owner admin agent",
      "contact.tag: owner admin agent",
      "contact.set_marketing: owner admin agent",
      "contact.set_metadata: owner admin",
      "tag.view: owner admin agent",
      "tag.create: owner admin agent",
      "note.view: owner admin agent",
      "note.add: owner admin agent",
      "note.edit: owner admin agent",
      "note.delete: owner admin agent",
      "notification.view: owner admin agent",
      "notification.mark_read: owner admin agent",
      "realtime.subscribe: owner admin agent",
      "number.view: owner admin agent",
      "number.connect: owner admin",
      "member.view: owner admin agent",
      "member.add: owner admin",
      "inbound.store: provider",
      "inbound.record: system",
      "inbound.reconcile: system",
      "message.attempt: system",
      "message.settle: system",
      "media.view: owner admin agent system",
      "media.upload: owner admin agent",
      "media.fetch: system",
      "media.prepare: system",
    ]
  `);
});

test("only owners and admins connect numbers and add members (S2.3, T-06)", () => {
  for (const permission of ["number.connect", "member.add"] as const) {
    expect(roles.filter((role) => can(role, permission))).toEqual(["owner", "admin"]);
  }
});

test("notes and notifications are for people who logged in, whoever else may work here (S0.47)", () => {
  const holders: readonly Holder[] = [...roles, "provider", "system"];
  for (const name of names.filter((one) => /^(note|notification)\./.test(one))) {
    expect(holders.filter((holder) => can(holder, name))).toEqual(roles);
  }
});

test("only owners and admins delete a conversation (S2.26)", () => {
  expect(roles.filter((role) => can(role, "conversation.delete"))).toEqual(["owner", "admin"]);
});

test("the provider may only store what it sends, and no person may record inbound elements", () => {
  expect(names.filter((name) => can("provider", name))).toEqual(["inbound.store"]);
  expect(roles.some((role) => can(role, "inbound.record"))).toBe(false);
});
