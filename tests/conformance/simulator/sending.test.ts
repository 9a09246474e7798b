import { afterEach, beforeEach, expect, test } from "vitest";
import { ANA, createSimulatedLine, NUMBER, type SimulatedLine } from "./simulated-line.ts";
import type { SimulatorAnswer } from "./simulator-answer.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let line: SimulatedLine;
beforeEach(async () => {
  line = await createSimulatedLine();
});
afterEach(() => line.stop());

const customerWrites = (more: Record<string, unknown> = {}) =>
  line.control("POST", `${ANA}/messages`, { text: "hello", ...more });

test("a send is accepted in Meta's shape and its statuses run sent, delivered, read (A.9, B.1)", async () => {
  await customerWrites();
  const answer = await line.sendText("Good morning", { biz_opaque_callback_data: "attempt-7" });
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({
    messaging_product: "whatsapp",
    contacts: [{ input: "+16505551234", wa_id: "16505551234" }],
    messages: [{ id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/=]+$/) }],
  });
  await line.idle();
  const statuses = line.receiver.statuses();
  expect(statuses.map(({ status }) => status)).toEqual(["sent", "delivered", "read"]);
  for (const status of statuses)
    expect(status).toMatchObject({
      id: answer.json.messages[0]!.id,
      recipient_id: "16505551234",
      recipient_user_id: expect.stringMatching(/^US\./),
      biz_opaque_callback_data: "attempt-7",
      timestamp: expect.stringMatching(/^\d{10}$/),
    });
  expect(statuses.map((status) => "pricing" in status)).toEqual([true, true, false]);
  expect(line.receiver.values().at(-1)!.contacts).toMatchObject([{ wa_id: "16505551234" }]);
});

test("every accepted send is in the ledger with the product's own reference (I5)", async () => {
  await customerWrites();
  const { json } = await line.sendText("one", { biz_opaque_callback_data: "a-1" });
  await line.sendText("");
  const { ledger } = (await line.control("GET", `/control/ledger?number=${NUMBER.phoneNumberId}`))
    .json;
  expect(ledger).toEqual([
    expect.objectContaining({
      wamid: json.messages[0]!.id,
      to: "16505551234",
      bizOpaqueCallbackData: "a-1",
      body: expect.objectContaining({ text: { body: "one" } }),
      bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    }),
  ]);
});

test("a wrong, a foreign and a missing token answer 401 with code 190", async () => {
  const other = {
    ...NUMBER,
    phoneNumberId: "2065",
    accessToken: "token-other",
    displayPhone: "+15550000002",
  };
  await line.control("POST", "/control/numbers", other);
  for (const token of ["guess", "token-other", ""]) {
    const { status, json } = await line.send({}, token);
    expect([status, json.error.code, json.error.type]).toEqual([401, 190, "OAuthException"]);
    expect(json.error.fbtrace_id).toMatch(/^A/);
  }
});

test("an unknown phone number id answers 100 with subcode 33", async () => {
  const response = await fetch(`${line.simulator.url}/v25.0/999/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${NUMBER.accessToken}` },
    body: "{}",
  });
  expect(response.status).toBe(400);
  expect(((await response.json()) as SimulatorAnswer).error).toMatchObject({
    code: 100,
    error_subcode: 33,
  });
});

test.each([
  ["no messaging_product", { messaging_product: undefined }, 131008],
  ["another messaging_product", { messaging_product: "sms" }, 100],
  ["no recipient", { to: undefined }, 131008],
  ["a recipient that is no phone", { to: "ana" }, 131009],
  ["an empty text", { text: { body: "" } }, 131008],
  ["no text object", { text: undefined }, 131008],
  ["4,097 characters", { text: { body: "x".repeat(4097) } }, 100],
  ["an unknown type", { type: "poll", poll: {} }, 131051],
  [
    "a reaction to nothing known",
    { type: "reaction", reaction: { message_id: "wamid.x", emoji: "👍" } },
    131009,
  ],
  ["513 characters of callback data", { biz_opaque_callback_data: "x".repeat(513) }, 100],
  ["itself as recipient", { to: NUMBER.displayPhone }, 131021],
  ["an image with neither id nor link", { type: "image", image: {} }, 131009],
  [
    "an unknown template",
    { type: "template", template: { name: "hi", language: { code: "en" } } },
    132001,
  ],
  ["four buttons", { type: "interactive", interactive: buttons(4) }, 131009],
])("a send with %s is refused with %2$i (C)", async (_title, change, code) => {
  await customerWrites();
  const { status, json } = await line.sendText("x", change);
  expect([status, json.error.code]).toEqual([code === 132001 ? 404 : 400, code]);
  expect((await line.control("GET", "/control/ledger")).json.ledger).toEqual([]);
});

test("4,096 characters and three buttons are accepted (B.2)", async () => {
  await customerWrites();
  expect((await line.sendText("x".repeat(4096))).status).toBe(200);
  expect((await line.sendText("", { type: "interactive", interactive: buttons(3) })).status).toBe(
    200,
  );
});

test("free text is accepted and then fails with 131047 when no one wrote within 24 h (E.1)", async () => {
  await customerWrites({ agoMs: DAY_MS });
  const { status } = await line.sendText("too late", { biz_opaque_callback_data: "a-2" });
  expect(status).toBe(200);
  await line.idle();
  const [failed, ...more] = line.receiver.statuses();
  expect(more).toEqual([]);
  expect(failed).toMatchObject({
    status: "failed",
    biz_opaque_callback_data: "a-2",
    errors: [{ code: 131047, title: "Re-engagement message" }],
  });
  expect(failed).not.toHaveProperty("recipient_user_id");
  expect(line.receiver.values().at(-1)).not.toHaveProperty("contacts");
});

test("a closed window refuses at once where the number is set to (131047)", async () => {
  await line.control("PATCH", `/control/numbers/${NUMBER.phoneNumberId}`, { closedWindow: "sync" });
  const { status, json } = await line.sendText("too late");
  expect([status, json.error.code]).toEqual([400, 131047]);
});

test("the window follows the simulator's clock and the message's own time (E.1)", async () => {
  await customerWrites({ agoMs: DAY_MS - 30_000 });
  await line.sendText("just in time");
  await line.control("POST", "/control/clock", { advanceMs: 31_000 });
  await line.sendText("too late");
  await line.idle();
  const failed = line.receiver.statuses().filter(({ status }) => status === "failed");
  expect(failed).toHaveLength(1);
});

test("an approved template goes out in a closed window and carries its price", async () => {
  const templates = [{ name: "hello", language: "en_US", category: "marketing", body: "Hi {{1}}" }];
  await line.control("PATCH", `/control/numbers/${NUMBER.phoneNumberId}`, { templates });
  const template = (values: string[]) => ({
    type: "template",
    template: {
      name: "hello",
      language: { code: "en_US" },
      components: [{ type: "body", parameters: values.map((text) => ({ type: "text", text })) }],
    },
  });
  expect((await line.sendText("", template([]))).json.error.code).toBe(132000);
  expect((await line.sendText("", template(["Ana"]))).json.messages[0]).toMatchObject({
    message_status: "accepted",
  });
  await line.idle();
  expect(line.receiver.statuses()[0]).toMatchObject({
    status: "sent",
    pricing: { type: "regular", category: "marketing" },
  });
});

test("a person who is not on WhatsApp is told by a failed status (131026)", async () => {
  await customerWrites();
  await line.control("PATCH", ANA, { onWhatsApp: false });
  await line.sendText("anyone?");
  await line.sendText("anyone?", { to: "+4915112345678" });
  await line.idle();
  expect(
    line.receiver.statuses().map(({ errors }) => (errors as { code: number }[])[0]?.code),
  ).toEqual([131026, 131026]);
});

test("an offline phone stays at sent and catches up when it is back", async () => {
  await customerWrites();
  await line.control("PATCH", ANA, { online: false });
  await line.sendText("are you there?");
  await line.idle();
  expect(line.receiver.statuses().map(({ status }) => status)).toEqual(["sent"]);
  await line.control("PATCH", ANA, { online: true, receipts: "delivered" });
  await line.idle();
  expect(line.receiver.statuses().map(({ status }) => status)).toEqual(["sent", "delivered"]);
  expect((await line.control("POST", `${ANA}/read`)).json).toEqual({ read: 1 });
  await line.idle();
  expect(line.receiver.statuses().at(-1)).toMatchObject({ status: "read" });
});

test("a read receipt marks the thread, a business reaction shows and gets only sent (B.5, B.6)", async () => {
  const { json } = await customerWrites();
  const receipt = {
    messaging_product: "whatsapp",
    status: "read",
    message_id: json.id,
    typing_indicator: { type: "text" },
  };
  expect((await line.send(receipt)).json).toEqual({ success: true });
  expect((await line.send({ ...receipt, message_id: "wamid.x" })).json.error.code).toBe(131009);
  await line.sendText("", { type: "reaction", reaction: { message_id: json.id, emoji: "👍" } });
  await line.idle();
  const [message] = (await line.control("GET", `${ANA}/messages`)).json.messages;
  expect(message).toMatchObject({ status: "read", reactions: { business: "👍" } });
  expect(line.receiver.statuses().map(({ status }) => status)).toEqual(["sent"]);
});

test("a number's fields and its token can be looked up, anything else is refused in Meta's shape", async () => {
  const get = async (path: string) => {
    const response = await fetch(`${line.simulator.url}${path}`, {
      headers: { Authorization: `Bearer ${NUMBER.accessToken}` },
    });
    return { status: response.status, json: (await response.json()) as SimulatorAnswer };
  };
  const fields = "display_phone_number,verified_name,quality_rating";
  expect((await get(`/v25.0/${NUMBER.phoneNumberId}?fields=${fields}`)).json).toEqual({
    id: NUMBER.phoneNumberId,
    display_phone_number: NUMBER.displayPhone,
    verified_name: NUMBER.label,
    quality_rating: "GREEN",
  });
  expect((await get(`/v25.0/${NUMBER.phoneNumberId}?fields=colour`)).json.error.code).toBe(100);
  const known = await get(`/debug_token?input_token=${NUMBER.accessToken}`);
  expect(known.json.data).toMatchObject({
    is_valid: true,
    expires_at: 0,
    scopes: expect.any(Array),
  });
  expect((await get("/v25.0/debug_token?input_token=guess")).json.data.is_valid).toBe(false);
  expect((await get(`/v25.0/${NUMBER.phoneNumberId}/media`)).json.error).toMatchObject({
    code: 2500,
  });
});

function buttons(count: number) {
  const button = (index: number) => ({
    type: "reply",
    reply: { id: `b${index}`, title: `Choice ${index}` },
  });
  return {
    type: "button",
    body: { text: "Pick" },
    action: { buttons: Array.from({ length: count }, (_, i) => button(i)) },
  };
}
