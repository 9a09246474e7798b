import { expect, test } from "vitest";
import { customerSchema } from "../config/index.ts";
import type { Customer, Message, Status } from "../store/index.ts";
import { nextStatus } from "./next-status.ts";

const customer: Customer = {
  ...customerSchema.parse({ name: "Ana", phone: "+16505551234", numberPhoneNumberId: "1" }),
  id: "16505551234",
};
const message = (status: Status, more: Partial<Message> = {}): Message => ({
  id: "wamid.1",
  phoneNumberId: "1",
  customerId: customer.id,
  direction: "out",
  at: 0,
  type: "text",
  content: {},
  status,
  statusAt: {},
  reactions: {},
  ...more,
});

test.each<[string, Status, Partial<Message>, Partial<Customer>, Status | undefined]>([
  ["accepted becomes sent", "accepted", {}, {}, "sent"],
  [
    "accepted with a failure becomes failed",
    "accepted",
    { failure: { code: 1, title: "", details: "" } },
    {},
    "failed",
  ],
  ["sent becomes delivered", "sent", {}, {}, "delivered"],
  ["delivered becomes read", "delivered", {}, {}, "read"],
  ["read is final", "read", {}, {}, undefined],
  ["failed is final", "failed", {}, {}, undefined],
  ["an offline phone gets nothing", "sent", {}, { online: false }, undefined],
  ["no receipts: it stays at sent", "sent", {}, { receipts: "none" }, undefined],
  ["delivery receipts only", "delivered", {}, { receipts: "delivered" }, undefined],
  ["a closed chat is not read", "delivered", {}, { chatOpen: false }, undefined],
  ["the chat with another number is not read", "delivered", { phoneNumberId: "2" }, {}, undefined],
  ["a reaction stays at sent (B.5)", "sent", { type: "reaction" }, {}, undefined],
])("%s", (_title, status, more, change, expected) => {
  expect(nextStatus(message(status, more), { ...customer, ...change })?.status).toBe(expected);
});

test("an unknown recipient's message can only fail", () => {
  expect(nextStatus(message("sent"), undefined)).toBeNull();
});
