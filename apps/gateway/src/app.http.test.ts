import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  signMetaWebhook,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { describe, expect, test } from "vitest";
import { type GatewayOptions, openGateway, storedIn } from "./fixtures/open-gateway.testsuite.ts";

const database = useTestDatabase();
const testFiles = useTestFiles();

const stored = (workspace: TestWorkspace) => storedIn(database().db, workspace);
const gateway = (options?: GatewayOptions) =>
  openGateway(database().db, { files: testFiles().store, ...options });

type Answer = { status: number; body: string };

async function post(
  workspace: TestWorkspace,
  bytes: Buffer,
  headers: Record<string, string>,
  app = gateway(),
): Promise<Answer> {
  const url = `/webhooks/meta/${workspace.number.id}`;
  const response = await app.request(url, { method: "POST", body: new Uint8Array(bytes), headers });
  return { status: response.status, body: await response.text() };
}

function signed(workspace: TestWorkspace, body: unknown = hello(workspace)) {
  const { bytes, signature } = signMetaWebhook(body, workspace.number.appSecret);
  return {
    bytes,
    headers: { "x-hub-signature-256": signature, "content-type": "application/json" },
  };
}

const hello = (workspace: TestWorkspace) =>
  metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "Grüß dich 👋" }] });

describe("webhook from Meta", () => {
  test("an authentic event is committed byte for byte before the 200 (R-01, T-30)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace);
    expect(await post(workspace, bytes, headers)).toEqual({ status: 200, body: "" });
    const { events, jobs: waiting } = await stored(workspace);
    expect(events.map(({ body, state }) => ({ body, state }))).toEqual([
      { body: bytes, state: "new" },
    ]);
    expect(waiting).toBe(1);
  });

  test("a hundred at once are each committed once (R-01)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const app = gateway();
    const { bytes, headers } = signed(workspace);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post(workspace, bytes, headers, app)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await stored(workspace)).events).toHaveLength(100);
  });

  test.each([
    ["no signature", () => ({})],
    ["an empty signature", () => ({ "x-hub-signature-256": "" })],
    ["a truncated signature", (s: string) => ({ "x-hub-signature-256": s.slice(0, -2) })],
    ["upper-case hex", (s: string) => ({ "x-hub-signature-256": s.toUpperCase() })],
    ["the old algorithm", (s: string) => ({ "x-hub-signature-256": s.replace("256", "1") })],
    ["two signatures", (s: string) => ({ "x-hub-signature-256": `${s}, ${s}` })],
    [
      "another body's signature",
      () => ({ "x-hub-signature-256": signMetaWebhook("x", "y").signature }),
    ],
  ])("%s is refused with 401 and nothing is stored (R-04)", async (_, change) => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace);
    const forged: Record<string, string> = change(headers["x-hub-signature-256"]);
    expect(await post(workspace, bytes, forged)).toEqual({ status: 401, body: "" });
    expect(await stored(workspace)).toEqual({ events: [], jobs: 0 });
  });

  test("another workspace's valid signature opens nothing here (T-30)", async () => {
    const mine = await createTestWorkspace(database().db);
    const theirs = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(theirs);
    expect(await post(mine, bytes, headers)).toMatchObject({ status: 401 });
    expect(await stored(mine)).toEqual({ events: [], jobs: 0 });
    expect(await stored(theirs)).toEqual({ events: [], jobs: 0 });
  });

  test("an unknown connection answers exactly like a bad signature (T-34)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace);
    const app = gateway();
    const bad = await app.request(`/webhooks/meta/${workspace.number.id}`, {
      method: "POST",
      body: "x",
    });
    for (const id of ["019a0000-0000-7000-8000-000000000000", "not-an-id"]) {
      const answer = await app.request(`/webhooks/meta/${id}`, {
        method: "POST",
        body: new Uint8Array(bytes),
        headers,
      });
      expect(answer.status).toBe(bad.status);
      expect(await answer.text()).toBe("");
    }
  });

  test.each([
    ["not JSON", "not json"],
    ["an unknown envelope", { object: "page", entry: [] }],
    ["an empty body", ""],
  ])("an authentic body that is %s is kept with 200 (R-03)", async (_, body) => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace, body);
    expect(await post(workspace, bytes, headers)).toMatchObject({ status: 200 });
    expect((await stored(workspace)).events).toHaveLength(1);
  });

  test("five mebibytes are refused with 413, stated or streamed (R-05)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace, "x".repeat(5 * 1024 * 1024));
    expect(await post(workspace, bytes, headers)).toMatchObject({ status: 413 });
    const stated = { ...headers, "content-length": String(bytes.length) };
    expect(await post(workspace, bytes, stated)).toMatchObject({ status: 413 });
    expect(await stored(workspace)).toEqual({ events: [], jobs: 0 });
  });

  test("a compressed body is refused with 415, another method with 405 (R-06)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace);
    const compressed = { ...headers, "content-encoding": "gzip" };
    expect(await post(workspace, bytes, compressed)).toMatchObject({ status: 415 });
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const answer = await gateway().request(`/webhooks/meta/${workspace.number.id}`, { method });
      expect(answer.status).toBe(405);
    }
  });

  test("authentic bytes count whatever their content type says (R-07)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace);
    const answer = await post(workspace, bytes, { ...headers, "content-type": "text/plain" });
    expect(answer.status).toBe(200);
  });

  test("what cannot be stored is asked for again: 503 with Retry-After, never 200 (R-08)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const { bytes, headers } = signed(workspace);
    const answer = await gateway({ fail: true }).request(`/webhooks/meta/${workspace.number.id}`, {
      method: "POST",
      body: new Uint8Array(bytes),
      headers,
    });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });
});

describe("handshake of Meta", () => {
  const shake = (workspace: TestWorkspace, token: string) =>
    gateway().request(
      `/webhooks/meta/${workspace.number.id}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`,
    );

  test("the right token gives the challenge back as text (R-11)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const answer = await shake(workspace, workspace.number.verifyToken);
    expect([answer.status, await answer.text()]).toEqual([200, "1158201444"]);
    expect(answer.headers.get("content-type")).toBe("text/plain");
  });

  test("a wrong token, and another workspace's, are refused with 403 (R-11, T-33)", async () => {
    const workspace = await createTestWorkspace(database().db);
    const other = await createTestWorkspace(database().db);
    for (const token of ["", "wrong", other.number.verifyToken]) {
      expect((await shake(workspace, token)).status).toBe(403);
    }
  });
});

describe("API of the gateway", () => {
  test("a mutation from another site is refused and nothing happens (T-64)", async () => {
    const app = gateway();
    for (const origin of ["https://evil.example", "null", "http://app.example"]) {
      const answer = await app.request("/trpc/account.logOut", {
        method: "POST",
        headers: { origin, "content-type": "application/json" },
      });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: "request.foreign_origin" } });
    }
  });

  test.each(["multipart/form-data; boundary=x", "text/plain", "application/x-www-form-urlencoded"])(
    "a mutation as %s is refused (T-64)",
    async (type) => {
      const answer = await gateway().request("/trpc/account.logOut", {
        method: "POST",
        headers: { "content-type": type },
        body: "x",
      });
      expect(answer.status).toBe(415);
    },
  );

  test("an unknown route is a JSON 404 without a stack (T-70)", async () => {
    const answer = await gateway().request("/nowhere");
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { error: { code: "route.not_found", message: "no such route" } },
    ]);
  });
});
