import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { FetchedMedia } from "../port/index.ts";
import { credentials, type GraphServer, startGraph } from "./fixtures/graph-server.ts";
import { createMetaConnection } from "./graph-connection.ts";
import type { MetaSettings } from "./index.ts";
import { isAtOrigin } from "./media-origins.ts";

const open: GraphServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(listener: RequestListener, settings: Partial<MetaSettings> = {}) {
  const server = await startGraph(createServer(listener), { egress: fetch, ...settings });
  open.push(server);
  return server;
}

async function textOf(fetched: FetchedMedia): Promise<string> {
  if (fetched.kind !== "opened") throw new Error(fetched.kind);
  return new Response(fetched.stream).text();
}

const look = "GET /v25.0/884400?phone_number_id=7300 Bearer secret-token";
const notFound = JSON.stringify({ error: { code: 100, error_subcode: 33, message: "No object" } });

/** Answers the look-up with an address on the same server, and that address with `bytes`. */
function files(bytes: RequestListener): RequestListener {
  return (incoming, answer) => {
    if (!incoming.url?.startsWith("/v25.0/")) return bytes(incoming, answer);
    const url = `http://${incoming.headers.host}/file`;
    answer.end(JSON.stringify({ url, mime_type: "image/jpeg", file_size: "3", id: "884400" }));
  };
}

describe("the file of an inbound message (B.4)", () => {
  test("is asked for by id and opened with the token", async () => {
    const { provider, seen } = await start(
      files((incoming, answer) => {
        const type = { "content-type": "image/png; x=1", "content-length": "3" };
        answer.writeHead(200, type).end("abc");
        expect(incoming.headers["accept-encoding"]).toBe("identity");
      }),
    );
    const fetched = await provider.fetchMedia({ providerMediaId: "884400" }, credentials);
    expect(fetched).toMatchObject({ kind: "opened", mimeType: "image/png", sizeBytes: 3 });
    expect(await textOf(fetched)).toBe("abc");
    expect(seen).toEqual([look, "GET /file Bearer secret-token"]);
  });

  test("size and type of the look-up stand in where the file's own answer is silent", async () => {
    const { provider } = await start(
      files((_, answer) => void answer.write("abc", () => answer.end())),
    );
    const fetched = await provider.fetchMedia({ providerMediaId: "884400" }, credentials);
    expect(fetched).toMatchObject({ mimeType: "image/jpeg", sizeBytes: 3 });
    await textOf(fetched);
  });

  test("the webhook's own address saves the look-up while it lives", async () => {
    const { provider, seen, url } = await start(files((_, answer) => answer.end("abc")));
    const fetched = await provider.fetchMedia(
      { providerMediaId: "884400", url: `${url}/file?fresh` },
      credentials,
    );
    expect(await textOf(fetched)).toBe("abc");
    expect(seen).toEqual(["GET /file?fresh Bearer secret-token"]);
  });

  test.each([404, 403])(
    "an expired address (%i) is replaced by a new one, once",
    async (status) => {
      const { provider, seen, url } = await start(
        files((incoming, answer) => {
          if (incoming.url === "/old") answer.writeHead(status).end("<html>");
          else answer.end("abc");
        }),
      );
      const file = { providerMediaId: "884400", url: `${url}/old` };
      expect(await textOf(await provider.fetchMedia(file, credentials))).toBe("abc");
      expect(seen.map((line) => line.split(" ")[1])).toEqual([
        "/old",
        "/v25.0/884400?phone_number_id=7300",
        "/file",
      ]);
    },
  );

  test("what Meta no longer has is gone (F-72)", async () => {
    const unknown = await start((_, answer) => answer.writeHead(400).end(notFound));
    const file = { providerMediaId: "884400" };
    expect(await unknown.provider.fetchMedia(file, credentials)).toEqual({ kind: "gone" });
    const missing = await start(files((_, answer) => answer.writeHead(404).end()));
    expect(await missing.provider.fetchMedia(file, credentials)).toEqual({ kind: "gone" });
    expect(missing.seen).toHaveLength(2);
    const withoutId = { url: `${missing.url}/file` };
    expect(await missing.provider.fetchMedia(withoutId, credentials)).toEqual({ kind: "gone" });
    const refused = { error: { code: "131052", title: "t", details: "" } };
    expect(await missing.provider.fetchMedia(refused, credentials)).toEqual({ kind: "gone" });
  });

  test("the token never goes to a host that is not allowed (T-41)", async () => {
    const trap = await start((_, answer) => answer.end("trapped"));
    const { provider, url } = await start(
      (_, answer) => answer.end(JSON.stringify({ url: `${trap.url}/file` })),
      { mediaOrigins: ["https://*.fbsbx.com"] },
    );
    const file = { providerMediaId: "884400", url: `${trap.url}/file` };
    expect(await provider.fetchMedia(file, credentials)).toMatchObject({ kind: "refused" });
    expect(await provider.fetchMedia({ url }, credentials)).toMatchObject({ kind: "refused" });
    expect(trap.seen).toEqual([]);
  });

  test("a redirect is not followed (T-41)", async () => {
    const trap = await start((_, answer) => answer.end("trapped"));
    const { provider } = await start(
      files((_, answer) => answer.writeHead(302, { location: trap.url }).end()),
    );
    expect(await provider.fetchMedia({ providerMediaId: "884400" }, credentials)).toMatchObject({
      kind: "retry",
      reason: "redirected",
    });
    expect(trap.seen).toEqual([]);
  });

  test.each([
    [200, '{"url":5}', { kind: "retry", reason: "answer_unreadable" }],
    [200, "<html>", { kind: "retry", reason: "answer_unreadable" }],
    [503, '{"error":{"code":2}}', { kind: "retry", reason: "provider_error" }],
    [400, '{"error":{"code":4}}', { kind: "retry", reason: "throttled" }],
    [401, '{"error":{"code":190,"message":"m"}}', { kind: "refused", code: "190", title: "m" }],
  ])("a look-up answered with %i %s", async (status, body, outcome) => {
    const { provider } = await start((_, answer) => answer.writeHead(status).end(body));
    const fetched = await provider.fetchMedia({ providerMediaId: "884400" }, credentials);
    expect(fetched).toMatchObject(outcome);
  });

  test.each([
    [401, "", { kind: "refused", code: "401", httpStatus: 401 }],
    [401, '{"error":{"code":190}}', { kind: "refused", code: "190" }],
    [429, "", { kind: "retry", reason: "throttled" }],
    [500, "<html>", { kind: "retry", reason: "answer_unreadable" }],
    [204, "", { kind: "retry", reason: "answer_unreadable" }],
    [206, "{}", { kind: "retry", reason: "answer_unreadable" }],
  ])("a file answered with %i %s", async (status, body, outcome) => {
    const { provider } = await start(files((_, answer) => answer.writeHead(status).end(body)));
    const fetched = await provider.fetchMedia({ providerMediaId: "884400" }, credentials);
    expect(fetched).toMatchObject(outcome);
  });

  test("nobody answers, or stops in the middle: bounded waits", async () => {
    const timeouts = { timeoutMs: 40, idleTimeoutMs: 40 };
    const silent = await start(
      files(() => undefined),
      timeouts,
    );
    const file = { providerMediaId: "884400" };
    expect(await silent.provider.fetchMedia(file, credentials)).toMatchObject({
      kind: "retry",
      reason: "timeout",
    });
    const halted = await start(
      files((_, answer) => void answer.write("ab")),
      timeouts,
    );
    const fetched = await halted.provider.fetchMedia(file, credentials);
    await expect(textOf(fetched)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("a file that breaks off is an error to its reader, not a short file", async () => {
    const { provider } = await start(
      files((_, answer) => {
        answer.writeHead(200, { "content-length": "100" });
        answer.write("abc", () => answer.destroy());
      }),
    );
    const fetched = await provider.fetchMedia({ providerMediaId: "884400" }, credentials);
    await expect(textOf(fetched)).rejects.toThrow();
  });

  test("an id that leads elsewhere and a token that cannot be written make no call", async () => {
    const { provider, seen } = await start((_, answer) => answer.end());
    for (const [providerMediaId, accessToken] of [
      ["../7300", "t"],
      ["884400", "a\nb"],
    ] as const) {
      const outcome = await provider.fetchMedia(
        { providerMediaId },
        { ...credentials, accessToken },
      );
      expect(outcome).toMatchObject({ kind: "refused", code: "invalid_request" });
    }
    expect(seen).toEqual([]);
  });
});

describe("where the token may go (T-41)", () => {
  test.each([
    ["https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", true],
    ["https://scontent.xx.fbsbx.com:443/x", true],
    ["http://lookaside.fbsbx.com/", false],
    ["https://lookaside.fbsbx.com:8443/", false],
    ["https://fbsbx.com/", false],
    ["https://evilfbsbx.com/", false],
    ["https://lookaside.fbsbx.com.evil.example/", false],
    ["https://lookaside.fbsbx.com@evil.example/", false],
    ["https://user@lookaside.fbsbx.com/", false],
    ["https://evil.example/.fbsbx.com", false],
    ["file:///x.fbsbx.com", false],
    ["no address", false],
    ["http://127.0.0.1:4010/file", true],
    ["http://127.0.0.1:4011/file", false],
  ])("%s: %s", (url, isAllowed) => {
    expect(isAtOrigin(url, ["https://*.fbsbx.com", "http://127.0.0.1:4010"])).toBe(isAllowed);
  });

  test.each([
    ["https://graph.facebook.com", ["https://*.fbsbx.com", "https://graph.facebook.com"]],
    ["http://127.0.0.1:3002", ["http://127.0.0.1:3002"]],
    ["https://graph.facebook.com.evil.example", ["https://graph.facebook.com.evil.example"]],
  ])("with the Graph API at %s it goes to %s", (graphBaseUrl, origins) => {
    const settings = { egress: fetch, graphBaseUrl, graphVersion: "v25.0" };
    expect(createMetaConnection(settings).mediaOrigins).toEqual(origins);
  });
});
