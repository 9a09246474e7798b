import { createHmac, randomBytes } from "node:crypto";
import { connectNumber } from "@parley/core/numbers";
import type { NumberId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace, testKeyring } from "@parley/testkit/factories";
import { describe, expect, test } from "vitest";
import { openGateway, publicUrl, storedIn } from "../fixtures/open-gateway.testsuite.ts";

const database = useTestDatabase();

type Sender = {
  workspace: TestWorkspace;
  id: NumberId;
  from: string;
  accountSid: string;
  authToken: string;
};

async function connectSender(): Promise<Sender> {
  const workspace = await createTestWorkspace(database().db);
  const accountSid = `AC${randomBytes(16).toString("hex")}`;
  const authToken = randomBytes(16).toString("hex");
  const phone = `+1555${String(randomBytes(4).readUInt32BE()).padStart(10, "0").slice(-7)}`;
  const id = await connectNumber(
    { db: database().db, wake: () => undefined },
    workspace.as("owner"),
    { provider: "twilio", keyring: testKeyring, displayName: "T", phone, accountSid, authToken },
  );
  return { workspace, id, from: `whatsapp:${phone}`, accountSid, authToken };
}

const helloTo = ({ from, accountSid }: Sender) => ({
  MessageSid: `SM${randomBytes(16).toString("hex")}`,
  AccountSid: accountSid,
  From: "whatsapp:+491701234567",
  To: from,
  Body: "Grüß dich + 👋",
  NumMedia: "0",
  Empty: "",
});

/** Twilio's signature, written from its documentation: the URL and the sorted form (8.1). */
function signed(url: string, form: Record<string, string>, token: string): Record<string, string> {
  const text = Object.keys(form)
    .sort()
    .reduce((sum, name) => sum + name + form[name], url);
  return {
    "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
    "x-twilio-signature": createHmac("sha1", token).update(text).digest("base64"),
  };
}

const stored = (workspace: TestWorkspace) => storedIn(database().db, workspace);
const pathOf = ({ id }: Pick<Sender, "id">, what = "inbound") => `/webhooks/twilio/${id}/${what}`;

async function post(
  path: string,
  form: Record<string, string>,
  headers: Record<string, string>,
  app = openGateway(database().db),
) {
  const body = new URLSearchParams(form).toString();
  const response = await app.request(path, { method: "POST", body, headers });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

describe("webhook from Twilio", () => {
  test.each([
    ["inbound", 200, "<Response/>", "text/xml"],
    ["fallback", 200, "<Response/>", "text/xml"],
    ["status", 204, "", null],
  ])("an authentic %s form is committed with its query, then %i (R-01, T-31)", async (...row) => {
    const [what, status, body, type] = row;
    const sender = await connectSender();
    const path = `${pathOf(sender, what)}?attempt=a%20b&x=`;
    const form = helloTo(sender);
    const answer = await post(path, form, signed(publicUrl + path, form, sender.authToken));
    expect(answer).toMatchObject({ status, body });
    expect(answer.headers.get("content-type")).toBe(type);
    const { events, jobs } = await stored(sender.workspace);
    expect(events).toMatchObject([
      {
        numberId: sender.id,
        body: Buffer.from(new URLSearchParams(form).toString()),
        query: "attempt=a%20b&x=",
        state: "new",
      },
    ]);
    expect(jobs).toBe(1);
  });

  test("the same form again is answered alike (R-02)", async () => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    for (const _ of [1, 2]) {
      expect(await post(pathOf(sender), form, headers)).toMatchObject({ status: 200 });
    }
  });

  test("another account's form under our token is kept for quarantine with 200 (R-03, T-21)", async () => {
    const sender = await connectSender();
    const other = await connectSender();
    const form = helloTo(other);
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    expect(await post(pathOf(sender), form, headers)).toMatchObject({ status: 200 });
    expect((await stored(sender.workspace)).events).toHaveLength(1);
    expect((await stored(other.workspace)).events).toEqual([]);
  });

  type Change = (headers: Record<string, string>) => Record<string, string>;
  const kind = { "content-type": "application/x-www-form-urlencoded" };
  const replaced = (value: (signature: string) => string): Change => {
    return ({ "x-twilio-signature": signature = "" }) => {
      return { ...kind, "x-twilio-signature": value(signature) };
    };
  };
  test.each<[string, Change]>([
    ["no signature", () => kind],
    ["an empty signature", replaced(() => "")],
    ["a truncated signature", replaced((signature) => signature.slice(0, -2))],
    ["two signatures", replaced((signature) => `${signature}, ${signature}`)],
    ["another content type (R-07)", (all) => ({ ...all, "content-type": "text/plain" })],
    ["no content type (R-07)", ({ "content-type": _, ...rest }) => rest],
  ])("%s is refused with 401 and nothing is stored (R-04)", async (_, change) => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    expect(await post(pathOf(sender), form, change(headers))).toMatchObject({
      status: 401,
      body: "",
    });
    expect(await stored(sender.workspace)).toEqual({ events: [], jobs: 0 });
  });

  test("a changed form, path or query is refused with 401 (R-04, T-31)", async () => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    for (const [path, changed] of [
      [pathOf(sender), { ...form, Body: "other" }],
      [pathOf(sender), { ...form, More: "" }],
      [pathOf(sender, "status"), form],
      [`${pathOf(sender)}?attempt=1`, form],
    ] as const) {
      expect(await post(path, changed, headers)).toMatchObject({ status: 401 });
    }
    expect(await stored(sender.workspace)).toEqual({ events: [], jobs: 0 });
  });

  test("what Host and X-Forwarded headers say never counts (T-31)", async () => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const evil = `https://evil.example${pathOf(sender)}`;
    const lies = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
    };
    const forged = { ...signed(evil, form, sender.authToken), ...lies };
    expect(await post(pathOf(sender), form, forged)).toMatchObject({ status: 401 });
    expect(await post(evil, form, forged)).toMatchObject({ status: 401 });
    const honest = signed(publicUrl + pathOf(sender), form, sender.authToken);
    expect(await post(evil, form, { ...honest, ...lies })).toMatchObject({ status: 200 });
  });

  test("an unknown connection, and one of Meta, answer exactly like a bad signature (T-34)", async () => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const { number } = sender.workspace;
    const bad = await post(pathOf(sender), form, kind);
    for (const [id, token] of [
      ["019a0000-0000-7000-8000-000000000000", sender.authToken],
      ["not-an-id", sender.authToken],
      [number.id, number.appSecret],
    ] as const) {
      const path = pathOf({ id: id as NumberId });
      const { status, body } = await post(path, form, signed(publicUrl + path, form, token));
      expect({ status, body }).toEqual({ status: bad.status, body: bad.body });
    }
    expect(await stored(sender.workspace)).toEqual({ events: [], jobs: 0 });
  });

  test("a connection of Twilio takes nothing at Meta's URL (T-34)", async () => {
    const sender = await connectSender();
    const body = "{}";
    const signature = createHmac("sha256", sender.authToken).update(body).digest("hex");
    const app = openGateway(database().db);
    const path = `/webhooks/meta/${sender.id}`;
    const headers = { "x-hub-signature-256": `sha256=${signature}` };
    expect((await app.request(path, { method: "POST", body, headers })).status).toBe(401);
    const query = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=";
    expect((await app.request(`${path}?${query}`)).status).toBe(403);
  });

  test("a body above one mebibyte is refused with 413, stated or streamed (R-05)", async () => {
    const sender = await connectSender();
    const form = { ...helloTo(sender), Body: "x".repeat(1024 * 1024) };
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    expect(await post(pathOf(sender), form, headers)).toMatchObject({ status: 413 });
    const length = String(new URLSearchParams(form).toString().length);
    const stated = { ...headers, "content-length": length };
    expect(await post(pathOf(sender), form, stated)).toMatchObject({ status: 413 });
    expect(await stored(sender.workspace)).toEqual({ events: [], jobs: 0 });
  });

  test("a compressed body is refused with 415, another method with 405 (R-06)", async () => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    const compressed = { ...headers, "content-encoding": "gzip" };
    expect(await post(pathOf(sender), form, compressed)).toMatchObject({ status: 415 });
    for (const what of ["inbound", "fallback", "status"]) {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const app = openGateway(database().db);
        const answer = await app.request(pathOf(sender, what), { method });
        expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
      }
    }
  });

  test("what cannot be stored is asked for again: 503 with Retry-After, never 200 (R-08)", async () => {
    const sender = await connectSender();
    const form = helloTo(sender);
    const headers = signed(publicUrl + pathOf(sender), form, sender.authToken);
    const answer = await post(
      pathOf(sender),
      form,
      headers,
      openGateway(database().db, { fail: true }),
    );
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });
});
