import { afterEach, beforeEach, expect, test } from "vitest";
import { signForm, signJson } from "./sign-request.ts";
import {
  ACCOUNT,
  ANA,
  createSimulatedAccount,
  FROM,
  SENDER,
  type SimulatedAccount,
  TO,
  TOKEN,
} from "./simulated-account.ts";

let line: SimulatedAccount;
beforeEach(async () => {
  line = await createSimulatedAccount();
});
afterEach(() => line.stop());

const inbound = () => line.receiver.at("/inbound").map(({ form }) => Object.fromEntries(form));
const change = (change: Record<string, unknown>) =>
  line.control("PATCH", `/control/twilio/senders/${SENDER}`, change);

test("a text arrives with every documented parameter (4.1)", async () => {
  const { id } = await line.write({ text: "Is it still available?" });
  expect(inbound()).toEqual([
    {
      SmsMessageSid: id,
      SmsSid: id,
      MessageSid: id,
      AccountSid: ACCOUNT,
      MessagingServiceSid: expect.stringMatching(/^MG/),
      From: TO,
      To: FROM,
      ExternalUserId: expect.stringMatching(/^whatsapp:US\.\d+$/),
      WaId: "16505551234",
      ProfileName: "Ana Lima",
      Body: "Is it still available?",
      NumMedia: "0",
      NumSegments: "1",
      ReferralNumMedia: "0",
      MessageType: "text",
      SmsStatus: "received",
      ChannelMetadata: expect.stringContaining('"type":"whatsapp"'),
      ApiVersion: "2010-04-01",
    },
  ]);
  expect(id).toMatch(/^SM[0-9a-f]{32}$/);
});

test("webhooks are signed over the URL and all parameters (8)", async () => {
  await change({ callbackUrl: `${line.receiver.url}/inbound?tenant=1#rc=2` });
  await line.write({ text: "é 👋\nline" });
  const [post] = line.receiver.at("/inbound");
  expect(post?.headers["content-type"]).toBe("application/x-www-form-urlencoded; charset=utf-8");
  expect(post?.headers["x-twilio-signature"]).toBe(
    signForm(TOKEN, `${line.receiver.url}/inbound?tenant=1`, post?.form ?? new URLSearchParams()),
  );
});

test.each([
  [
    { type: "location" },
    { MessageType: "location", Latitude: "52.5163", Label: "Brandenburg Gate" },
  ],
  [
    { type: "button" },
    { MessageType: "button", Body: "Yes", ButtonText: "Yes", ButtonPayload: "yes" },
  ],
  [{ type: "interactive" }, { MessageType: "interactive", Body: "Yes", ButtonPayload: "yes" }],
  [
    {
      type: "interactive",
      interactive: { type: "list_reply", list_reply: { id: "a", title: "A" } },
    },
    { Body: "A", ListId: "a", ListTitle: "A" },
  ],
  [
    {
      type: "interactive",
      interactive: { type: "nfm_reply", nfm_reply: { response_json: '{"x":1}' } },
    },
    { FlowData: '{"x":1}', InteractiveData: expect.stringContaining("nfm_reply") },
  ],
  [
    { text: "see", extra: { context: { forwarded: true } } },
    { Forwarded: "true", FrequentlyForwarded: "false" },
  ],
  [
    {
      text: "ad",
      extra: { referral: { source_id: "9", headline: "Sale", image_url: "https://e.com/i" } },
    },
    {
      ReferralSourceId: "9",
      ReferralHeadline: "Sale",
      ReferralMediaUrl: "https://e.com/i",
      ReferralNumMedia: "1",
    },
  ],
  [{ type: "unsupported" }, { MessageType: "unsupported", Body: "" }],
  [{ text: "x", extra: { twilio: { ButtonType: "ACTION" } } }, { ButtonType: "ACTION" }],
])("%j arrives with its own parameters (4.1)", async (body, expected) => {
  await line.write(body);
  expect(inbound()).toMatchObject([expected]);
});

test.each([
  ["image", "image/jpeg", "Look"],
  ["audio", "audio/ogg", ""],
  ["video", "video/mp4", ""],
  ["document", "application/pdf", "offer.pdf"],
  ["sticker", "image/webp", ""],
  ["contacts", "text/vcard", ""],
])("a customer's %s comes as a %s behind MediaUrl0 (4.2)", async (type, contentType, Body) => {
  const part = { image: { caption: "Look" }, document: { filename: "offer.pdf" } };
  await line.write({ type, ...(type in part && { [type]: part[type as "image"] }) });
  expect(inbound()).toMatchObject([
    { NumMedia: "1", MediaContentType0: contentType, Body, MessageType: type },
  ]);
  expect(inbound()[0]?.MessageSid).toMatch(/^MM/);
});

test("a reply names the message it answers, for seven days (4.1)", async () => {
  const { id } = await line.write({ text: "hello" });
  const { json } = await line.send({ Body: "Which one?" });
  await line.write({ text: "this", replyTo: json.sid });
  await line.write({ text: "mine", replyTo: id });
  const [, own, theirs] = inbound();
  expect(own).toMatchObject({
    OriginalRepliedMessageSid: json.sid,
    OriginalRepliedMessageSender: FROM,
  });
  expect(theirs).toMatchObject({ OriginalRepliedMessageSender: TO });
  await line.control("POST", "/control/clock", { advanceMs: 8 * 86_400_000 });
  await line.write({ text: "late", replyTo: json.sid });
  expect(inbound().at(-1)).not.toHaveProperty("OriginalRepliedMessageSid");
});

test("a reaction comes as an undocumented type; a deletion is not told (4.1)", async () => {
  const { id } = await line.write({ text: "hello" });
  await line.control("POST", `${ANA}/reactions`, { messageId: id, emoji: "👍" });
  await line.write({ type: "revoke", revoke: { original_message_id: id } });
  expect(inbound().slice(1)).toMatchObject([{ MessageType: "reaction", Body: "👍" }]);
});

test("a 5xx is not retried by default: the fallback URL hears of it, once (9)", async () => {
  await change({ fallbackUrl: `${line.receiver.url}/fallback` });
  line.receiver.answers.push({ status: 503 });
  const { id } = await line.write({ text: "hello" });
  expect(line.receiver.received.map(({ path }) => path)).toEqual(["/inbound", "/fallback"]);
  expect(Object.fromEntries(line.receiver.at("/fallback")[0]?.form ?? [])).toMatchObject({
    MessageSid: id,
    ErrorCode: "11200",
    ErrorUrl: `${line.receiver.url}/inbound`,
  });
});

test("a refused connection is tried twice; then the fallback hears 11205 (9)", async () => {
  const closed = await createSimulatedAccount();
  await closed.stop();
  await change({
    callbackUrl: `${closed.receiver.url}/inbound`,
    fallbackUrl: `${line.receiver.url}/fallback`,
  });
  await line.write({ text: "hello" });
  expect(line.receiver.at("/fallback")[0]?.form.get("ErrorCode")).toBe("11205");
  const { attempts } = (await line.control("GET", `/control/deliveries?number=${SENDER}`)).json;
  expect(attempts).toMatchObject([
    { error: "ECONNREFUSED", attempt: 1, outcome: "will-retry" },
    { error: "ECONNREFUSED", attempt: 2, outcome: "dropped" },
    { attempt: 1, outcome: "delivered" },
  ]);
});

test("without a fallback the event is lost; the REST list still has it (9)", async () => {
  line.receiver.answers.push({ status: 500 });
  const { id } = await line.write({ text: "hello" });
  const { attempts } = (await line.control("GET", `/control/deliveries?number=${SENDER}`)).json;
  expect(attempts).toMatchObject([{ status: 500, outcome: "dropped" }]);
  expect(
    (await line.api("GET", `/2010-04-01/Accounts/${ACCOUNT}/Messages/${id}.json`)).status,
  ).toBe(200);
});

test("#rc and #rp have it tried again, with the same idempotency token (9)", async () => {
  await change({ callbackUrl: `${line.receiver.url}/inbound#rc=2&rp=5xx` });
  line.receiver.answers.push({ status: 500 }, { status: 502 });
  await line.write({ text: "hello" });
  const tokens = line.receiver
    .at("/inbound")
    .map(({ headers }) => headers["i-twilio-idempotency-token"]);
  expect([tokens.length, new Set(tokens).size]).toEqual([3, 1]);
});

test("TwiML in the answer becomes a message to the customer (4.5)", async () => {
  line.receiver.answers.push({
    status: 200,
    body: "<Response><Message><Body>Tom &amp; Ana</Body></Message></Response>",
  });
  await line.write({ text: "hello" });
  const { messages } = (await line.control("GET", "/control/twilio/messages")).json;
  expect(messages.at(-1)).toMatchObject({ direction: "outbound-reply", body: "Tom & Ana" });
});

test("status callbacks carry what was captured (7.1)", async () => {
  await line.write({ text: "hello" });
  const { json } = await line.send({ Body: "x" });
  await line.idle();
  const [sent, , read] = line.receiver.at("/status").map(({ form }) => Object.fromEntries(form));
  expect(sent).toEqual({
    ApiVersion: "2010-04-01",
    MessageStatus: "sent",
    SmsStatus: "sent",
    SmsSid: json.sid,
    MessageSid: json.sid,
    ChannelInstallSid: SENDER,
    ChannelPrefix: "whatsapp",
    ChannelToAddress: "+1650555XXXX",
    StructuredMessage: "false",
    To: TO,
    From: FROM,
    AccountSid: ACCOUNT,
  });
  expect(read).toMatchObject({
    EventType: "READ",
    ExternalUserId: expect.stringMatching(/^whatsapp:/),
  });
});

test("a test can have any status told, with the channel's own error (7.1)", async () => {
  await line.control("PATCH", ANA, { online: false });
  await line.write({ text: "hello" });
  const { json } = await line.send({ Body: "x" });
  await line.idle();
  await line.control("POST", `/control/twilio/messages/${json.sid}/status`, {
    status: "undelivered",
    errorCode: 63049,
    errorMessage: "Meta chose not to deliver",
  });
  await line.idle();
  expect(Object.fromEntries(line.receiver.at("/status").at(-1)?.form ?? [])).toMatchObject({
    MessageStatus: "undelivered",
    ErrorCode: "63049",
    ChannelStatusMessage: "Meta chose not to deliver",
  });
});

test.each(["valid", "wrong", "none"])(
  "a form with a %s signature can be posted (8)",
  async (signature) => {
    await line.control("POST", `/control/twilio/senders/${SENDER}/webhooks`, {
      form: { MessageSid: "SM1" },
      signature,
    });
    const [post] = line.receiver.at("/inbound");
    const right = signForm(
      TOKEN,
      `${line.receiver.url}/inbound`,
      new URLSearchParams("MessageSid=SM1"),
    );
    expect(post?.headers["x-twilio-signature"] === right).toBe(signature === "valid");
    expect(post?.headers["x-twilio-signature"] === undefined).toBe(signature === "none");
  },
);

test("a JSON body is posted with its hash in the URL (8.2)", async () => {
  await line.control("POST", `/control/twilio/senders/${SENDER}/webhooks`, { json: { a: 1 } });
  const [post] = line.receiver.at("/inbound?bodySHA256=");
  const expected = signJson(TOKEN, `${line.receiver.url}/inbound`, Buffer.from('{"a":1}'));
  expect(post?.headers["x-twilio-signature"]).toBe(expected.signature);
});

test("user and password of a callback URL are signed and travel as Basic auth (8.6)", async () => {
  const withUser = `${line.receiver.url}/inbound`.replace("http://", "http://me:pw@");
  await change({ callbackUrl: withUser });
  await line.write({ text: "hello" });
  const [post] = line.receiver.at("/inbound");
  expect(post?.headers.authorization).toBe(`Basic ${Buffer.from("me:pw").toString("base64")}`);
  expect(post?.headers["x-twilio-signature"]).toBe(
    signForm(TOKEN, withUser, post?.form ?? new URLSearchParams()),
  );
});
