import { once } from "node:events";
import { request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createSessions } from "@parley/auth/sessions";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { pino } from "pino";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createApp } from "./app.ts";

const database = useTestDatabase();
const testFiles = useTestFiles();
const origin = "http://parley.test";
const pdf = Buffer.concat([Buffer.from("%PDF_1.7\n"), Buffer.alloc(9_991, "x")]);
const jpegHead = Buffer.from("ffd8ffe000104a464946000101", "hex");
/** The smallest picture there is: one grey point. */
const jpeg = Buffer.from(
  "/9j/2wBDAAYGBgYHBgcICAcKCwoLCg8ODAwODxYQERAREBYiFRkVFRkVIh4kHhweJB42KiYmKjY+NDI0PkxERExfWl" +
    "98fKf/2wBDAQYGBgYHBgcICAcKCwoLCg8ODAwODxYQERAREBYiFRkVFRkVIh4kHhweJB42KiYmKjY+NDI0PkxERExf" +
    "Wl98fKf/wgARCAABAAEDASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQBAQAAAAAAAAAAAAAAAAAAAA" +
    "D/2gAMAwEAAhADEAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/AH//xAAUEQEAAAAAAAAAAAAAAAAA" +
    "AAAA/9oACAECAQE/AH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/AH//2Q==",
  "base64",
);

let workspace: TestWorkspace;
let cookie = "";
beforeAll(async () => {
  const { db } = database();
  workspace = await createTestWorkspace(db);
  cookie = await cookieOf(workspace);
});

async function cookieOf({ users }: TestWorkspace): Promise<string> {
  const { id, email } = users.agent;
  const { token } = await createSessions(database().db).create({ id, email, fullName: "Ana" });
  return `parley_session=${token}`;
}

function app() {
  const { db } = database();
  return createApp({
    log: pino({ level: "silent" }),
    api: {
      ...{ db, wake: () => undefined, sessions: createSessions(db) },
      realtime: { key: { name: "app.key", secret: "s".repeat(32) }, host: {} },
      onError: () => undefined,
    },
    files: testFiles().store,
    isReady: async () => true,
    publicUrl: new URL(origin),
    realtimeUrl: null,
    clientDirectory: import.meta.dirname,
    render: async () => new Response("page", { status: 418 }),
  });
}

type Sent = {
  bytes?: Buffer | ReadableStream | null;
  headers?: Record<string, string>;
  slug?: string;
};

async function upload({ bytes = pdf, headers = {}, slug = workspace.slug }: Sent = {}) {
  const answer = await app().request(`${origin}/app/${slug}/files`, {
    method: "POST",
    headers: { origin, cookie, "content-type": "application/pdf", ...headers },
    body: bytes as BodyInit | null,
    ...{ duplex: "half" },
  });
  return { status: answer.status, body: await answer.json() };
}

async function open(mediaId: string, headers: Record<string, string> = {}, slug = workspace.slug) {
  const url = `${origin}/app/${slug}/files/${mediaId}`;
  return app().request(url, { headers: { cookie, ...headers } });
}

const named = (name: string) => ({ "x-file-name": encodeURIComponent(name) });

describe("an upload", () => {
  test("is kept, and named as it is (S1.17)", async () => {
    const { status, body } = await upload({ headers: named("März/Menü.pdf") });
    expect([status, body]).toEqual([
      200,
      {
        mediaId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ...{ mimeType: "application/pdf", filename: "Menü.pdf", sizeBytes: 10_000 },
      },
    ]);
  });

  test("is what its bytes say, whatever its sender calls it (T-43)", async () => {
    const { body } = await upload({ bytes: jpeg, headers: named("menu.pdf") });
    expect(body).toMatchObject({ mimeType: "image/jpeg" });
    const untyped = { "content-type": "application/octet-stream" };
    const text = await upload({
      bytes: Buffer.from("a note"),
      headers: { ...untyped, ...named("a.txt") },
    });
    expect(text.body).toMatchObject({ mimeType: "text/plain", sizeBytes: 6 });
  });

  const tooLarge = (size: number) => Buffer.concat([jpegHead, Buffer.alloc(size)]);
  const html = Buffer.from("<script>alert(1)</script>");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  test.each<[string, () => Sent, number, string]>([
    [
      "larger than its kind may be",
      () => ({ bytes: tooLarge(5 * 1024 * 1024) }),
      413,
      "media.too_large",
    ],
    [
      "stated to be larger than any",
      () => ({ headers: { "content-length": String(101 * 1024 * 1024) } }),
      ...([413, "media.too_large"] as const),
    ],
    [
      "markup that calls itself a picture",
      () => ({ bytes: svg, headers: { "content-type": "image/png" } }),
      415,
      "media.type_refused",
    ],
    [
      "a page",
      () => ({ bytes: html, headers: { "content-type": "text/html" } }),
      415,
      "media.type_refused",
    ],
    [
      "a program",
      () => ({ bytes: Buffer.from(`MZ${"\0".repeat(200)}`) }),
      415,
      "media.type_refused",
    ],
    ["empty", () => ({ bytes: Buffer.alloc(0) }), 400, "media.empty"],
    [
      "a picture that nobody can open",
      () => ({ bytes: tooLarge(9_000) }),
      ...([400, "media.unreadable"] as const),
    ],
    ["without a body", () => ({ bytes: null }), 400, "media.empty"],
    ["named in half a code", () => ({ headers: { "x-file-name": "%E4%" } }), 400, "input.invalid"],
    ["broken off", () => ({ bytes: brokenOff() }), 400, "input.invalid"],
    ["for a workspace of others", () => ({ slug: "nobodys" }), 404, "workspace.not_found"],
    ["of nobody", () => ({ headers: { cookie: "" } }), 401, "auth.required"],
    [
      "from another site",
      () => ({ headers: { origin: "http://evil.test" } }),
      403,
      "request.foreign_origin",
    ],
  ])(
    "that is %s is refused and leaves no file and no row (T-14, T-43)",
    async (_, sent, status, code) => {
      const before = [testFiles().keys(), await countRows()];
      const answer = await upload(sent());
      expect(answer).toMatchObject({ status, body: { error: { code } } });
      expect([testFiles().keys(), await countRows()]).toEqual(before);
    },
  );

  function brokenOff(): ReadableStream {
    let isBegun = false;
    return new ReadableStream({
      pull(controller) {
        if (isBegun) controller.error(new Error("connection reset"));
        else controller.enqueue(new Uint8Array(pdf));
        isBegun = true;
      },
    });
  }

  async function countRows(): Promise<number> {
    const rows = await database().db.sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspace.id}, true)`;
      return tx`select 1 from media`;
    });
    return rows.length;
  }
});

describe("a file", () => {
  async function uploaded(): Promise<string> {
    const { body } = await upload({ headers: named("menu.pdf") });
    return body.mediaId;
  }

  test("is sent to a member whole, and can do nothing in the browser (T-42)", async () => {
    const answer = await open(await uploaded());
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "private, no-cache",
      "content-disposition": "inline; filename=\"menu.pdf\"; filename*=UTF-8''menu.pdf",
      "content-length": "10000",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-type": "application/pdf",
      "x-content-type-options": "nosniff",
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  });

  test("that browsers do not show is saved", async () => {
    const { body } = await upload({
      bytes: Buffer.from("x"),
      headers: { "content-type": "text/plain" },
    });
    const answer = await open(body.mediaId);
    expect(answer.headers.get("content-disposition")).toBe("attachment");
  });

  test("is sent in ranges; one beyond its end is refused with its size", async () => {
    const id = await uploaded();
    const part = await open(id, { range: "bytes=0-7" });
    expect([part.status, await part.text()]).toEqual([206, "%PDF_1.7"]);
    expect(part.headers.get("content-range")).toBe("bytes 0-7/10000");
    const beyond = await open(id, { range: "bytes=10000-" });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */10000"]);
  });

  test("is not sent again to who has it; a range of another version is the whole file", async () => {
    const id = await uploaded();
    const etag = (await open(id)).headers.get("etag") ?? "";
    const again = await open(id, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const other = await open(id, { range: "bytes=0-7", "if-range": '"other"' });
    expect(other.status).toBe(200);
    await other.body?.cancel();
    const same = await open(id, { range: "bytes=0-7", "if-range": etag });
    expect([same.status, await same.text()]).toEqual([206, "%PDF_1.7"]);
  });

  test("is described without its bytes to who only asks (HEAD)", async () => {
    const url = `${origin}/app/${workspace.slug}/files/${await uploaded()}`;
    const answer = await app().request(url, { method: "HEAD", headers: { cookie } });
    expect([answer.status, answer.headers.get("content-length")]).toEqual([200, "10000"]);
    expect(await answer.text()).toBe("");
  });

  test("of another workspace is like one that is not there (T-01)", async () => {
    const id = await uploaded();
    const other = await createTestWorkspace(database().db);
    const theirs = { cookie: await cookieOf(other) };
    const texts: unknown[] = [];
    for (const mediaId of [id, "019a0000-0000-7000-8000-000000000000", "no-id"]) {
      const answer = await open(mediaId, theirs, other.slug);
      texts.push([answer.status, await answer.text()]);
    }
    expect(texts[0]).toEqual([404, expect.stringContaining("media.not_found")]);
    expect(texts).toEqual([texts[0], texts[0], texts[0]]);
    expect((await open(id, theirs)).status).toBe(404);
    expect((await open(id, { cookie: "" })).status).toBe(401);
  });
});

describe("over a socket", () => {
  async function onSocket(work: (port: number) => Promise<void>): Promise<void> {
    const server = serve({ fetch: app().fetch, hostname: "127.0.0.1", port: 0 }) as Server;
    await once(server, "listening");
    await work((server.address() as AddressInfo).port).finally(() => {
      server.closeAllConnections();
      server.close();
    });
  }

  const headers = () => ({ origin, cookie, "content-type": "application/pdf" });
  const path = () => `/app/${workspace.slug}/files`;
  const piece = Buffer.alloc(1024 * 1024, "x");

  test("a file far above the limit of other bodies passes, whole", async () => {
    await onSocket(async (port) => {
      const body = new Uint8Array(Buffer.concat([pdf, ...Array.from({ length: 30 }, () => piece)]));
      const init = { method: "POST", headers: headers(), body };
      const answer = await fetch(`http://127.0.0.1:${port}${path()}`, init);
      expect(await answer.json()).toMatchObject({ sizeBytes: body.length });
    });
  });

  test("a sender who hangs up in the middle leaves no file (F-72)", async () => {
    const before = testFiles().keys();
    await onSocket(async (port) => {
      const options = { host: "127.0.0.1", port, path: path(), method: "POST" };
      const length = String(20 * piece.length);
      const call = request({ ...options, headers: { ...headers(), "content-length": length } });
      call.on("error", () => undefined);
      call.write(Buffer.concat([pdf, piece]));
      await vi.waitFor(() => expect(testFiles().keys()).not.toEqual(before));
      call.destroy();
      await vi.waitFor(() => expect(testFiles().keys()).toEqual(before));
    });
  });
});
