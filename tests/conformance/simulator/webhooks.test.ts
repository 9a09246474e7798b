import { afterEach, beforeEach, expect, test } from "vitest";
import { expectedSignature } from "./fake-receiver.ts";
import {
  ANA,
  CUSTOMER,
  createSimulatedLine,
  NUMBER,
  type SimulatedLine,
} from "./simulated-line.ts";

let line: SimulatedLine;
beforeEach(async () => {
  line = await createSimulatedLine();
});
afterEach(() => line.stop());

test("a customer's text arrives in Meta's envelope with contact, BSUID and metadata (A.6, A.7)", async () => {
  const sent = await line.control("POST", `${ANA}/messages`, { text: "Is it still available?" });
  await line.idle();
  const { body } = line.receiver.webhooks[0]!;
  expect(body).toEqual({
    object: "whatsapp_business_account",
    entry: [
      {
        id: NUMBER.wabaId,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: {
                display_phone_number: "15550783881",
                phone_number_id: NUMBER.phoneNumberId,
              },
              contacts: [
                {
                  profile: { name: "Ana Lima" },
                  wa_id: "16505551234",
                  user_id: expect.stringMatching(/^US\.\d{17}$/),
                },
              ],
              messages: [
                {
                  from: "16505551234",
                  from_user_id: expect.stringMatching(/^US\.\d{17}$/),
                  id: sent.json.id,
                  timestamp: expect.stringMatching(/^\d{10}$/),
                  type: "text",
                  text: { body: "Is it still available?" },
                },
              ],
            },
          },
        ],
      },
    ],
  });
});

test("escaped bytes verify and only the raw ones do (A.3, Z-03)", async () => {
  await line.control("POST", `${ANA}/messages`, { text: "Grüße 😀 a/b ana@example.com" });
  await line.idle();
  const { raw, signature, body } = line.receiver.webhooks[0]!;
  expect(raw.toString("latin1")).toContain(
    "Gr\\u00fc\\u00dfe \\ud83d\\ude00 a\\/b ana\\u0040example.com",
  );
  expect(signature).toBe(expectedSignature(raw, NUMBER.appSecret));
  expect(signature).not.toBe(
    expectedSignature(Buffer.from(JSON.stringify(body)), NUMBER.appSecret),
  );
  expect(line.receiver.messages()[0]).toMatchObject({
    text: { body: "Grüße 😀 a/b ana@example.com" },
  });
});

test("a webhook answered with 503 is posted again with the same bytes until 200 (A.4)", async () => {
  line.receiver.answers.push(503, 201);
  await line.control("POST", `${ANA}/messages`, { text: "hello" });
  await line.idle();
  const [first, second, third, ...more] = line.receiver.webhooks;
  expect(more).toEqual([]);
  expect(second!.raw.equals(first!.raw) && third!.raw.equals(first!.raw)).toBe(true);
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(490);
  expect(third!.at - second!.at).toBeGreaterThanOrEqual(990);
  const { attempts, pending } = (await line.control("GET", "/control/deliveries")).json;
  expect(attempts.map(({ status, outcome }) => [status, outcome])).toEqual([
    [503, "will-retry"],
    [201, "will-retry"],
    [200, "delivered"],
  ]);
  expect(pending).toEqual([]);
});

test("a waiting webhook is retried at once on demand", async () => {
  line.receiver.answers.push(500, 500, 500);
  await line.control("POST", `${ANA}/messages`, { text: "hello" });
  for (let round = 0; round < 3; round++) {
    await expect.poll(() => waiting()).toBe(1);
    expect((await line.control("POST", "/control/deliveries/retry")).json).toEqual({ retried: 1 });
  }
  await line.idle();
  expect(line.receiver.webhooks).toHaveLength(4);

  async function waiting() {
    const { pending } = (await line.control("GET", "/control/deliveries")).json;
    return pending.filter(({ nextAttemptAt }) => nextAttemptAt !== null).length;
  }
});

test("the handshake succeeds with the right token and fails with a wrong one (A.2)", async () => {
  const path = `/control/numbers/${NUMBER.phoneNumberId}/handshake`;
  expect((await line.control("POST", path)).json).toMatchObject({ ok: true, status: 200 });
  expect((await line.control("POST", path, { verifyToken: "guess" })).json).toMatchObject({
    ok: false,
    status: 403,
  });
});

test("a quoted reply names the business as author of the quoted message (A.7.1)", async () => {
  await line.control("POST", `${ANA}/messages`, { text: "hello" });
  const { json } = await line.sendText("Which size?");
  await line.control("POST", `${ANA}/messages`, {
    text: "This one",
    replyTo: json.messages[0]!.id,
  });
  await line.idle();
  expect(line.receiver.messages().at(-1)).toMatchObject({
    context: { from: "15550783881", id: json.messages[0]!.id },
  });
});

test("a reaction is set, replaced and removed (A.8)", async () => {
  await line.control("POST", `${ANA}/messages`, { text: "hello" });
  const { json } = await line.sendText("Done!");
  const messageId = json.messages[0]!.id;
  for (const emoji of ["👍", "❤️", ""])
    await line.control("POST", `${ANA}/reactions`, { messageId, emoji });
  await line.idle();
  const reactions = line.receiver.messages().filter(({ type }) => type === "reaction");
  expect(reactions.map(({ reaction }) => reaction)).toEqual([
    { message_id: messageId, emoji: "👍" },
    { message_id: messageId, emoji: "❤️" },
    { message_id: messageId, emoji: "" },
  ]);
});

test("a person with a hidden phone is known by user id alone (A.7)", async () => {
  await line.control("PATCH", ANA, { hidePhone: true });
  await line.control("POST", `${ANA}/messages`, { text: "hello" });
  await line.idle();
  const [value] = line.receiver.values();
  expect(value!.messages![0]).not.toHaveProperty("from");
  expect(value!.contacts![0]).not.toHaveProperty("wa_id");
  const recipient = value!.contacts![0]!.user_id;
  const answer = await line.send({
    messaging_product: "whatsapp",
    recipient,
    type: "text",
    text: { body: "hi" },
  });
  expect(answer.json.contacts).toEqual([{ input: recipient, user_id: recipient }]);
  await line.idle();
  expect(line.receiver.statuses().at(-1)).toMatchObject({
    status: "read",
    recipient_user_id: recipient,
  });
  expect(line.receiver.statuses().at(-1)).not.toHaveProperty("recipient_id");
});

test.each([
  ["image", { caption: "Look" }],
  ["video", {}],
  ["audio", {}],
  ["document", { filename: "receipt.pdf" }],
  ["sticker", {}],
  ["location", { name: "Cafe" }],
  ["contacts", undefined],
  ["button", { payload: "STOP", text: "Unsubscribe" }],
  ["interactive", { type: "list_reply", list_reply: { id: "row-7", title: "Priority" } }],
  ["order", {}],
  ["system", {}],
  ["unsupported", { type: "poll" }],
])("an inbound %s has its documented part (A.8)", async (type, part) => {
  await line.control("POST", `${ANA}/messages`, { type, ...(part && { [type]: part }) });
  await line.idle();
  const [value] = line.receiver.values();
  expect(value!.messages![0]).toMatchObject({ type, [type]: part ?? expect.anything() });
  expect(value!.contacts === undefined).toBe(type === "system");
});

test("an edit and a revoke change the message on the phone and go out (A.8)", async () => {
  const { json } = await line.control("POST", `${ANA}/messages`, { text: "helo" });
  const original_message_id = json.id;
  const edit = { original_message_id, message: { type: "text", text: { body: "hello" } } };
  await line.control("POST", `${ANA}/messages`, { type: "edit", edit });
  await line.control("POST", `${ANA}/messages`, {
    type: "revoke",
    revoke: { original_message_id },
  });
  await line.idle();
  const thread = (await line.control("GET", `${ANA}/messages`)).json.messages;
  expect(thread[0]).toMatchObject({
    content: { text: { body: "hello" } },
    edited: true,
    revoked: true,
  });
  expect(line.receiver.messages().slice(1)).toMatchObject([
    { type: "edit", edit },
    { type: "revoke" },
  ]);
});

test("any body can be injected, signed, wrongly signed or unsigned (R-03, R-04)", async () => {
  const path = `/control/numbers/${NUMBER.phoneNumberId}/webhooks`;
  const body = { object: "whatsapp_business_account", entry: [] };
  expect((await line.control("POST", path, { body })).json).toMatchObject({ status: 200 });
  await line.control("POST", path, { raw: '{"object":"ä"}', signature: "wrong" });
  await line.control("POST", path, { body, signature: "none" });
  const [valid, wrong, none] = line.receiver.webhooks;
  expect(valid!.signature).toBe(expectedSignature(valid!.raw, NUMBER.appSecret));
  expect(wrong!.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
  expect(wrong!.signature).not.toBe(expectedSignature(wrong!.raw, NUMBER.appSecret));
  expect(wrong!.raw.toString("utf8")).toBe('{"object":"ä"}');
  expect(none!.signature).toBe("undefined");
});

test("a second customer of another name can be created and found by number", async () => {
  await line.control("POST", "/control/customers", {
    ...CUSTOMER,
    name: "Bo Li",
    phone: "+14155550829",
  });
  const { customers } = (
    await line.control("GET", `/control/customers?number=${NUMBER.phoneNumberId}`)
  ).json;
  expect(customers.map(({ name }: { name: string }) => name)).toEqual(["Ana Lima", "Bo Li"]);
});
