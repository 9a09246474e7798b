import { randomBytes } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { MediaUpload } from "../port/index.ts";
import { bodyOf, credentials, type GraphServer, startGraph } from "./fixtures/graph-server.ts";
import type { MetaSettings } from "./index.ts";

const open: GraphServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(listener: RequestListener, settings: Partial<MetaSettings> = {}) {
  const server = await startGraph(createServer(listener), {
    egress: fetch,
    now: () => new Date(0),
    ...settings,
  });
  open.push(server);
  return server;
}

function upload(bytes: Uint8Array, more: Partial<MediaUpload> = {}): MediaUpload {
  return {
    mimeType: "image/png",
    filename: 'a "b".png',
    sizeBytes: bytes.byteLength,
    open: async () => ReadableStream.from([bytes]) as ReadableStream<Uint8Array>,
    ...more,
  };
}

// A client that gives up in the middle is no fault of the server's.
const accepts: RequestListener = (incoming, answer) =>
  void bodyOf(incoming).then(
    () => answer.end('{"id":"1037"}'),
    () => answer.destroy(),
  );

describe("uploading a file (B.4)", () => {
  test("the form arrives whole, its length told beforehand; the id lives 30 days", async () => {
    const bytes = randomBytes(300_000);
    const forms: FormData[] = [];
    const { provider, seen } = await start(async (incoming, answer) => {
      const body = await bodyOf(incoming);
      expect(incoming.headers["content-length"]).toBe(String(body.byteLength));
      const headers = { "content-type": incoming.headers["content-type"] ?? "" };
      forms.push(await new Response(new Uint8Array(body), { headers }).formData());
      answer.end('{"id":"1037"}');
    });
    expect(await provider.uploadMedia(upload(bytes), credentials)).toEqual({
      kind: "uploaded",
      providerMediaId: "1037",
      expiresAt: new Date(30 * 24 * 60 * 60 * 1000),
    });
    expect(seen).toEqual(["POST /v25.0/7300/media Bearer secret-token"]);
    const file = forms[0]?.get("file") as File;
    expect([forms[0]?.get("messaging_product"), forms[0]?.get("type")]).toEqual([
      "whatsapp",
      "image/png",
    ]);
    expect([file.name, file.type]).toEqual(['a "b".png', "image/png"]);
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("the file is read as it is sent, never held whole", async () => {
    let given = 0;
    let gone = 0;
    let ahead = 0;
    const chunk = new Uint8Array(64 * 1024);
    const count = 400;
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (given === count) return controller.close();
          given += 1;
          ahead = Math.max(ahead, given * chunk.byteLength - gone);
          controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
    const { provider } = await start(async (incoming, answer) => {
      for await (const part of incoming) gone += (part as Buffer).byteLength;
      answer.end('{"id":"1037"}');
    });
    const file = upload(chunk, { sizeBytes: count * chunk.byteLength, open: async () => stream });
    expect(await provider.uploadMedia(file, credentials)).toMatchObject({ kind: "uploaded" });
    // What lies between is in the buffers of two sockets.
    expect(ahead).toBeLessThan(count * chunk.byteLength * 0.6);
  });

  test("a name cannot leave its quotes or its line (T-43)", async () => {
    const bodies: string[] = [];
    const { provider } = await start(async (incoming, answer) => {
      bodies.push((await bodyOf(incoming)).toString());
      answer.end('{"id":"1037"}');
    });
    const filename = 'x"\r\ncontent-type: text/html\r\n\r\n<b>';
    await provider.uploadMedia(upload(new Uint8Array(1), { filename }), credentials);
    expect(bodies[0]).toContain('filename="x%22%0D%0Acontent-type: text/html%0D%0A%0D%0A<b>"');
  });

  test.each([
    [200, "{}", { kind: "retry", reason: "answer_unreadable" }],
    [200, "<html>", { kind: "retry", reason: "answer_unreadable" }],
    [400, '{"error":{"code":131053,"message":"m"}}', { kind: "refused", code: "131053" }],
    [400, '{"error":{"code":130429}}', { kind: "retry", reason: "throttled" }],
    [500, '{"error":{"code":131000}}', { kind: "retry", reason: "provider_error" }],
  ])("answered with %i %s", async (status, body, outcome) => {
    const { provider } = await start(async (incoming, answer) => {
      await bodyOf(incoming);
      answer.writeHead(status).end(body);
    });
    expect(await provider.uploadMedia(upload(new Uint8Array(3)), credentials)).toMatchObject(
      outcome,
    );
  });

  test("a file that cannot be opened, breaks off, is shorter or longer than told: a try that may pass", async () => {
    const { provider } = await start(accepts);
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error("disk")),
    });
    const files = [
      upload(new Uint8Array(3), { open: () => Promise.reject(new Error("storage")) }),
      upload(new Uint8Array(3), { open: async () => broken }),
      upload(new Uint8Array(3), { sizeBytes: 5 }),
      upload(new Uint8Array(3), { sizeBytes: 1 }),
    ];
    for (const file of files) {
      expect(await provider.uploadMedia(file, credentials)).toMatchObject({ kind: "retry" });
    }
  });

  test("an upload that makes no progress and an answer that never comes end in time", async () => {
    const { provider } = await start(() => undefined, { idleTimeoutMs: 40 });
    const stuck = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    for (const file of [
      upload(new Uint8Array(3)),
      upload(new Uint8Array(3), { open: async () => stuck }),
    ]) {
      expect(await provider.uploadMedia(file, credentials)).toEqual({
        kind: "retry",
        reason: "timeout",
        retryAfterMs: null,
      });
    }
  });

  test("a type with a line break and a number id that leads elsewhere make no call", async () => {
    const { provider, seen } = await start(accepts);
    const odd = upload(new Uint8Array(1), { mimeType: "image/png\r\nx: y" });
    const elsewhere = { ...credentials, providerNumberId: "a/b" };
    for (const outcome of [
      await provider.uploadMedia(odd, credentials),
      await provider.uploadMedia(upload(new Uint8Array(1)), elsewhere),
    ]) {
      expect(outcome).toMatchObject({ kind: "refused", code: "invalid_request" });
    }
    expect(seen).toEqual([]);
  });
});
