import { afterEach, beforeEach, expect, test } from "vitest";
import { ANA, type Json, NUMBER, type Simulated, simulate } from "../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(() => {
  line = simulate();
});
afterEach(() => line.stop());

const file = { id: expect.stringMatching(/^\d{16}$/), sha256: expect.stringMatching(/=$/) };

test.each<[string, Json, Json]>([
  ["a text", { text: "hi" }, { type: "text", text: { body: "hi" } }],
  [
    "a photo",
    { type: "image", image: { caption: "Look" } },
    { type: "image", image: { mime_type: "image/jpeg", caption: "Look", ...file } },
  ],
  ["a video", { type: "video" }, { video: { mime_type: "video/mp4", ...file } }],
  ["a voice note", { type: "voice" }, { type: "audio", audio: { voice: true, ...file } }],
  [
    "a music file",
    { type: "audio", audio: { voice: false, mime_type: "audio/mpeg" } },
    { audio: { voice: false, mime_type: "audio/mpeg" } },
  ],
  ["a document", { type: "document" }, { document: { filename: "document.pdf", ...file } }],
  ["a sticker", { type: "sticker" }, { sticker: { mime_type: "image/webp", animated: false } }],
  ["a place", { type: "location" }, { location: { latitude: 52.5163, longitude: 13.3777 } }],
  [
    "a contact",
    { type: "contacts" },
    { contacts: [expect.objectContaining({ name: expect.any(Object) })] },
  ],
  ["a template's button", { type: "button" }, { button: { payload: "yes", text: "Yes" } }],
  [
    "a reply button",
    { type: "interactive" },
    { interactive: { type: "button_reply", button_reply: { id: "yes", title: "Yes" } } },
  ],
  [
    "a list's row",
    { type: "interactive", interactive: { type: "list_reply" } },
    { interactive: { list_reply: { id: "row-1", title: "Express" } } },
  ],
  [
    "a Flow's answer",
    { type: "interactive", interactive: { type: "nfm_reply" } },
    { interactive: { nfm_reply: { name: "flow", response_json: expect.any(String) } } },
  ],
  ["an order", { type: "order" }, { order: { product_items: [{ quantity: 1 }] } }],
  ["what WhatsApp cannot show", { type: "unsupported" }, { errors: [{ code: 131051 }] }],
  ["a first opening", { type: "request_welcome" }, { type: "request_welcome" }],
  [
    "an ad's visitor",
    { text: "hi", referral: { headline: "Sale" } },
    { referral: { headline: "Sale", source_type: "ad", ctwa_clid: expect.any(String) } },
  ],
  ["a forward", { text: "hi", forwarded: "often" }, { context: { frequently_forwarded: true } }],
])("%s is posted as documented (A.8)", async (_title, body, expected) => {
  expect((await line.write(body)).status).toBe(201);
  await line.idle();
  const [message] = line.elements("messages");
  expect(message).toMatchObject({ from: ANA, id: expect.stringMatching(/^wamid\./), ...expected });
  expect(line.posted[0]).toMatchObject({ url: NUMBER.webhookUrl, field: "messages" });
});

test("a reply names the quoted message, a reaction replaces, removes and opens the window (A.7.1, S0.16)", async () => {
  const { json } = await line.write({ text: "first", agoMs: 90_000_000 });
  await line.write({ text: "second", replyTo: json.id, forwarded: true, agoMs: 90_000_000 });
  for (const emoji of ["👍", "❤️", ""])
    await line.control("POST", `/customers/${ANA}/reactions`, { messageId: json.id, emoji });
  await line.idle();
  const [, reply, ...reactions] = line.elements("messages");
  expect(reply).toMatchObject({ context: { from: ANA, id: json.id, forwarded: true } });
  expect(reactions.map(({ reaction }) => (reaction as Json).emoji)).toEqual(["👍", "❤️", ""]);
  expect((await line.control("GET", `/messages/${json.id}`)).json.reactions).toEqual({});
  await line.send({ type: "text", text: { body: "open" } });
  await line.idle();
  expect(line.elements("statuses")[0]).toMatchObject({ status: "sent" });
});

test("an edit and a deletion name the message and change it on the phone (A.8)", async () => {
  const { json } = await line.write({ text: "tipo" });
  const original_message_id = json.id;
  const message = { type: "text", text: { body: "typo" } };
  await line.write({ type: "edit", edit: { original_message_id, message } });
  await line.write({ type: "revoke", revoke: { original_message_id } });
  await line.idle();
  expect(line.elements("messages").slice(1)).toMatchObject([
    { type: "edit", edit: { original_message_id, message } },
    { type: "revoke", revoke: { original_message_id } },
  ]);
  expect((await line.control("GET", `/messages/${json.id}`)).json).toMatchObject({
    content: { text: { body: "typo" } },
    edited: true,
    revoked: true,
  });
});

test("a file in the request is the file of the message, also a big one that is only described", async () => {
  const base64 = Buffer.from("hello").toString("base64");
  const text = { base64, mime_type: "text/plain", filename: "a.txt" };
  const { json } = await line.write({ type: "document", document: text });
  const { id } = (json.content as { document: { id: string } }).document;
  expect(await (await line.request("GET", `/control/media/${id}`)).text()).toBe("hello");
  const big = await line.write({ type: "document", document: { sizeBytes: 1_000_000 } });
  const part = (big.json.content as { document: { id: string } }).document;
  const bytes = await (await line.request("GET", `/control/media/${part.id}`)).arrayBuffer();
  expect(bytes.byteLength).toBe(1_000_000);
  const some = { range: "bytes=1-3" };
  const ranged = await line.request("GET", `/control/media/${id}`, undefined, some);
  expect([ranged.status, await ranged.text()]).toEqual([206, "ell"]);
});

test("raw bytes are one call: a recorded voice note", async () => {
  const path = `/control/customers/${ANA}/files?type=audio&agoMs=60000`;
  const headers = { "content-type": "audio/ogg; codecs=opus" };
  const answer = await line.request("POST", path, new Uint8Array([1, 2, 3]), headers);
  expect(answer.status).toBe(201);
  await line.idle();
  expect(line.elements("messages")[0]).toMatchObject({
    audio: { voice: true, mime_type: "audio/ogg; codecs=opus" },
    timestamp: expect.stringMatching(/^\d+$/),
  });
});

test("a person without a visible phone is known by user id and username alone (F.1)", async () => {
  await line.control("PATCH", `/customers/${ANA}`, { hidePhone: true, username: "analima" });
  await line.write({ text: "guess who" });
  await line.idle();
  const [message] = line.elements("messages");
  const [contact] = line.elements("contacts");
  expect(message).not.toHaveProperty("from");
  expect(contact).toEqual({
    profile: { name: "Ana Lima", username: "analima" },
    user_id: expect.stringMatching(/^US\.\d+$/),
  });
  const to = { to: undefined, recipient: contact?.user_id };
  expect((await line.send({ ...to, text: { body: "hi" } })).json.contacts).toEqual([
    { input: contact?.user_id, user_id: contact?.user_id },
  ]);
});

test("another phone number is told by a system message and keeps the chat (A.8)", async () => {
  await line.write({ text: "hello" });
  await line.control("POST", `/customers/${ANA}/number`, { phone: "+12195555358" });
  await line.idle();
  const [, system] = line.elements("messages");
  expect(system).toMatchObject({
    from: ANA,
    type: "system",
    system: {
      type: "user_changed_number",
      wa_id: "12195555358",
      user_id: expect.stringMatching(/^US\./),
      previous_user_id: expect.stringMatching(/^US\./),
    },
  });
  expect(line.posted[1]?.value).not.toHaveProperty("contacts");
  const { json } = await line.control("GET", "/customers/12195555358/messages");
  expect(json.messages).toHaveLength(2);
  expect((await line.send({ to: "+12195555358", text: { body: "hi" } })).status).toBe(200);
  expect((await line.control("GET", `/customers/${ANA}`)).status).toBe(404);
});

test("a missed call is two events and opens the window (A.15, E.1)", async () => {
  await line.control("POST", `/customers/${ANA}/calls`, {});
  await line.send({ text: { body: "Sorry, we missed you" } });
  await line.idle();
  expect(line.elements("calls")).toMatchObject([
    { event: "connect", direction: "USER_INITIATED" },
    { event: "terminate", status: "FAILED" },
  ]);
  expect(line.of("calls")).toHaveLength(2);
  expect(line.elements("statuses")[0]).toMatchObject({ status: "sent" });
});

test("the phone app of the business echoes: outbound, no window, statuses on messages (A.14)", async () => {
  const path = `/numbers/${NUMBER.phoneNumberId}/echoes`;
  const { json } = await line.control("POST", path, { to: ANA, text: "On my way" });
  await line.idle();
  expect(line.of("smb_message_echoes")[0]?.message_echoes).toMatchObject([
    { id: json.id, to: ANA, from: "15550783881", type: "text", text: { body: "On my way" } },
  ]);
  expect(line.elements("statuses").map(({ status }) => status)).toContain("read");
  await line.control("POST", path, {
    to: ANA,
    type: "revoke",
    revoke: { original_message_id: json.id },
  });
  await line.send({ text: { body: "still closed" } });
  await line.idle();
  expect(line.elements("statuses").at(-1)).toMatchObject({ errors: [{ code: 131047 }] });
  expect((await line.control("GET", `/messages/${json.id}`)).json).toMatchObject({ revoked: true });
});
