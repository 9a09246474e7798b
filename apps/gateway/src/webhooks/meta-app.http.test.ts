import { randomBytes } from "node:crypto";
import { connectNumber } from "@parley/core/numbers";
import { numbers } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { NumberId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  signMetaWebhook,
  type TestWorkspace,
  testKeyring,
} from "@parley/testkit/factories";
import { describe, expect, test } from "vitest";
import { type GatewayOptions, openGateway, storedIn } from "../fixtures/open-gateway.testsuite.ts";

const database = useTestDatabase();
const metaApp = { secret: "platform-secret", verifyToken: "platform-verify-token" };
const digits = () => String(randomBytes(6).readUIntBE(0, 6)).padStart(15, "1");

type Place = { workspace: TestWorkspace; id: NumberId; phoneNumberId: string; phone: string };

/** A number in a new workspace; of the platform's app unless another secret is given. */
async function connect(wabaId = digits(), appSecret = metaApp.secret): Promise<Place> {
  const workspace = await createTestWorkspace(database().db);
  const phoneNumberId = digits();
  const phone = `+1555${phoneNumberId.slice(-7)}`;
  const id = await connectNumber(
    { db: database().db, wake: () => undefined },
    workspace.as("owner"),
    {
      keyring: testKeyring,
      ...{ displayName: "N", phone, providerNumberId: phoneNumberId, providerAccountId: wabaId },
      ...{ appSecret, accessToken: "token", verifyToken: "verify" },
    },
  );
  return { workspace, id, phoneNumberId, phone };
}

const textTo = (phoneNumberId: string, body: string) => ({
  field: "messages",
  value: {
    messaging_product: "whatsapp",
    metadata: { phone_number_id: phoneNumberId },
    messages: [{ id: body, from: "1", timestamp: "1", type: "text", text: { body } }],
  },
});
const entry = (id: string, ...changes: unknown[]) => ({ id, time: 7, changes });
const webhook = (...entries: unknown[]) => ({
  object: "whatsapp_business_account",
  entry: entries,
});

async function post(
  body: unknown,
  { secret = metaApp.secret, ...options }: GatewayOptions & { secret?: string } = {},
) {
  const { bytes, signature } = signMetaWebhook(body, secret);
  const app = openGateway(database().db, { metaApp, ...options });
  const response = await app.request("/webhooks/meta", {
    method: "POST",
    body: new Uint8Array(bytes),
    headers: { "x-hub-signature-256": signature },
  });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

async function bodiesOf({ workspace }: Place): Promise<string[]> {
  const { events, jobs } = await storedIn(database().db, workspace);
  expect(jobs).toBe(events.length);
  return events.map(({ body }) => body.toString());
}

describe("webhook to the platform's Meta app", () => {
  test("what is one number's is committed there byte for byte before the 200 (R-01)", async () => {
    const place = await connect();
    const body = JSON.stringify(webhook(entry("1", textTo(place.phoneNumberId, "hi"))), null, 3);
    expect(await post(body)).toMatchObject({ status: 200, body: "" });
    expect(await bodiesOf(place)).toEqual([body]);
    const { events } = await storedIn(database().db, place.workspace);
    expect(events).toMatchObject([{ numberId: place.id, query: null }]);
  });

  test("each workspace gets its own changes and none of another's (T-21)", async () => {
    const [a, b] = [await connect(), await connect()];
    const unclaimed: number[] = [];
    const answer = await post(
      webhook(
        entry("1", textTo(a.phoneNumberId, "for a"), textTo(b.phoneNumberId, "for b")),
        entry("2", textTo("999", "for nobody")),
        entry("3", textTo(a.phoneNumberId, "also for a")),
      ),
      { onUnclaimed: (changes) => unclaimed.push(changes) },
    );
    expect(answer).toMatchObject({ status: 200 });
    expect((await bodiesOf(a)).map((body) => JSON.parse(body))).toEqual([
      webhook(
        entry("1", textTo(a.phoneNumberId, "for a")),
        entry("3", textTo(a.phoneNumberId, "also for a")),
      ),
    ]);
    expect((await bodiesOf(b)).map((body) => JSON.parse(body))).toEqual([
      webhook(entry("1", textTo(b.phoneNumberId, "for b"))),
    ]);
    expect(unclaimed).toEqual([1]);
  });

  test("what concerns a whole account goes to each of its numbers, a number's own to it alone", async () => {
    const wabaId = digits();
    const [a, b] = [await connect(wabaId), await connect(wabaId)];
    const template = { field: "message_template_status_update", value: { event: "APPROVED" } };
    const quality = {
      field: "phone_number_quality_update",
      value: { display_phone_number: a.phone.slice(1), event: "FLAGGED" },
    };
    expect(await post(webhook(entry(wabaId, template, quality)))).toMatchObject({ status: 200 });
    const both = webhook(entry(wabaId, template, quality));
    expect((await bodiesOf(a)).map((body) => JSON.parse(body))).toEqual([both]);
    expect((await bodiesOf(b)).map((body) => JSON.parse(body))).toEqual([
      webhook(entry(wabaId, template)),
    ]);
  });

  test("a message that names no number is nobody's, although its account is known (T-21)", async () => {
    const wabaId = digits();
    const place = await connect(wabaId);
    const { value } = textTo("1", "secret");
    const change = { field: "messages", value: { messages: value.messages } };
    const unclaimed: number[] = [];
    const onUnclaimed = (changes: number) => unclaimed.push(changes);
    expect(await post(webhook(entry(wabaId, change)), { onUnclaimed })).toMatchObject({
      status: 200,
    });
    expect([await bodiesOf(place), unclaimed]).toEqual([[], [1]]);
  });

  test("a number that was connected with another app's secret hears nothing (T-12, T-21)", async () => {
    const wabaId = digits();
    const squatter = await connect(wabaId, "a secret of their own");
    const template = { field: "message_template_status_update", value: { event: "APPROVED" } };
    const body = webhook(entry(wabaId, textTo(squatter.phoneNumberId, "private"), template));
    expect(await post(body)).toMatchObject({ status: 200 });
    expect(await bodiesOf(squatter)).toEqual([]);
  });

  test("a number that was switched off hears nothing, and the answer is 200 (R-12)", async () => {
    const place = await connect();
    await inWorkspace(database().db, place.workspace.as("owner"), (tx) =>
      tx.update(numbers).set({ isActive: false }),
    );
    const body = webhook(entry("1", textTo(place.phoneNumberId, "hi")));
    expect(await post(body)).toMatchObject({ status: 200 });
    expect(await bodiesOf(place)).toEqual([]);
  });

  test.each([
    ["not JSON", "not json"],
    ["an unknown envelope", { object: "page", entry: [] }],
    ["an empty body", ""],
    ["a malformed entry", webhook(7, { changes: {} })],
    ["a malformed change", webhook(entry("1", null, { field: 1 }))],
  ])("an authentic body that is %s is counted, and answered with 200 (R-03)", async (_, body) => {
    const heard: string[] = [];
    const answer = await post(body, { onUnclaimed: (_, requestId) => heard.push(requestId) });
    expect(answer).toMatchObject({ status: 200 });
    expect(heard).toEqual([answer.headers.get("x-request-id")]);
  });

  test("a signature with a number's own secret is refused with 401 (R-04, T-30)", async () => {
    const place = await connect(digits(), "a secret of their own");
    const body = webhook(entry("1", textTo(place.phoneNumberId, "hi")));
    expect(await post(body, { secret: "a secret of their own" })).toMatchObject({ status: 401 });
    expect(await bodiesOf(place)).toEqual([]);
  });

  test("what cannot be stored is asked for again: 503 with Retry-After (R-08)", async () => {
    const place = await connect();
    const body = webhook(entry("1", textTo(place.phoneNumberId, "hi")));
    const { status, headers } = await post(body, { fail: true });
    expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
  });

  test("too large is 413, compressed 415, another method 405 (R-05, R-06)", async () => {
    expect(await post("x".repeat(5 * 1024 * 1024))).toMatchObject({ status: 413 });
    const app = openGateway(database().db, { metaApp });
    const headers = { "content-encoding": "gzip" };
    const zipped = await app.request("/webhooks/meta", { method: "POST", body: "x", headers });
    expect(zipped.status).toBe(415);
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      expect((await app.request("/webhooks/meta", { method })).status).toBe(405);
    }
  });

  test("without an app of the platform a POST is kept at Meta with 503, never taken (T-30)", async () => {
    const answer = await post(webhook(), { metaApp: null });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });
});

describe("handshake of the platform's Meta app", () => {
  const shake = (token: string, options: GatewayOptions = { metaApp }) =>
    openGateway(database().db, options).request(
      `/webhooks/meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`,
    );

  test("the right token gives the challenge back, another 403, no app 404 (R-11)", async () => {
    const answer = await shake(metaApp.verifyToken);
    expect([answer.status, await answer.text()]).toEqual([200, "1158201444"]);
    for (const token of ["", "wrong", metaApp.secret]) {
      expect((await shake(token)).status).toBe(403);
    }
    expect((await shake("", {})).status).toBe(404);
  });
});
