import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Egress, ProviderCredentials, SendRequest } from "../port/index.ts";
import { createMetaProvider } from "./index.ts";

const request: SendRequest = {
  to: { phone: "+5511987654321" },
  content: { type: "text", text: "Hello" },
  attemptId: "attempt-1",
};
const credentials: ProviderCredentials = {
  providerNumberId: "7300",
  providerAccountId: "5600",
  accessToken: "secret-token",
};
const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => once(server.close(), "close")));
});

async function listen(server: Server, scheme = "http"): Promise<string> {
  server.on("connection", (socket) => sockets.add(socket));
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

function sendTo(graphBaseUrl: string, timeoutMs = 20_000, egress: Egress = fetch) {
  const provider = createMetaProvider({ egress, graphBaseUrl, graphVersion: "v25.0", timeoutMs });
  return provider.send(request, credentials);
}

describe("against a real server", () => {
  test("an accepted message: one call, with token and attempt", async () => {
    const seen: string[] = [];
    const url = await serve(async (incoming, answer) => {
      seen.push(`${incoming.method} ${incoming.url} ${incoming.headers.authorization}`);
      for await (const chunk of incoming) seen.push(String(chunk));
      answer.end('{"messages":[{"id":"wamid.1"}]}');
    });
    expect(await sendTo(url)).toEqual({ kind: "accepted", providerMessageId: "wamid.1" });
    expect(seen).toEqual([
      "POST /v25.0/7300/messages Bearer secret-token",
      expect.stringContaining("attempt-1"),
    ]);
  });

  test("a server that takes the request and then resets: ambiguous, one call (F-31)", async () => {
    let calls = 0;
    const url = await serve((incoming) => {
      calls += 1;
      incoming.resume().on("end", () => incoming.socket.resetAndDestroy());
    });
    expect(await sendTo(url)).toEqual({ kind: "ambiguous", reason: "connection_lost" });
    expect(calls).toBe(1);
  });

  test("a server that accepts the connection and closes it: ambiguous, one call (F-31)", async () => {
    let connections = 0;
    const url = await listen(
      createTcpServer((socket) => {
        connections += 1;
        socket.end();
      }),
    );
    expect(await sendTo(url)).toEqual({ kind: "ambiguous", reason: "connection_lost" });
    expect(connections).toBe(1);
  });

  test("an answer that breaks off in the middle: ambiguous (F-31)", async () => {
    const url = await serve((_, answer) => {
      answer.writeHead(200, { "content-length": "1000" });
      answer.write('{"messages":', () => answer.destroy());
    });
    expect(await sendTo(url)).toEqual({ kind: "ambiguous", reason: "connection_lost" });
  });

  test("a server that never answers, and one that never ends its answer: ambiguous by timeout (F-31)", async () => {
    const silent = await serve(() => {});
    const endless = await serve((_, answer) => void answer.write('{"messages":'));
    expect(await sendTo(silent, 30)).toEqual({ kind: "ambiguous", reason: "timeout" });
    expect(await sendTo(endless, 30)).toEqual({ kind: "ambiguous", reason: "timeout" });
  });

  test("a page of a proxy: ambiguous (F-31)", async () => {
    const url = await serve((_, answer) =>
      answer.writeHead(502, { "content-type": "text/html" }).end("<html>"),
    );
    expect(await sendTo(url)).toEqual({ kind: "ambiguous", reason: "answer_unreadable" });
  });

  test("a redirect is not followed: the token stays here (T-40, T-41)", async () => {
    let trapped = 0;
    const trap = await serve((_, answer) => {
      trapped += 1;
      answer.end();
    });
    const url = await serve((_, answer) => answer.writeHead(307, { location: trap }).end());
    expect(await sendTo(url)).toEqual({ kind: "ambiguous", reason: "redirected" });
    expect(trapped).toBe(0);
  });

  test("nobody listens: surely not sent (F-32)", async () => {
    const url = await serve(() => {});
    await once(servers.splice(0)[0]?.close() as Server, "close");
    expect(await sendTo(url)).toEqual({ kind: "not_sent", reason: "connect_failed" });
  });

  test("no such host: surely not sent (F-32)", async () => {
    expect(await sendTo("http://graph.invalid")).toEqual({
      kind: "not_sent",
      reason: "dns_failed",
    });
  });

  test("a connection cut inside the TLS handshake: surely not sent (F-32)", async () => {
    const url = await listen(
      createTcpServer((socket) => socket.once("data", () => socket.end())),
      "https",
    );
    expect(await sendTo(url)).toEqual({ kind: "not_sent", reason: "tls_failed" });
  });
});

describe("before the call", () => {
  test.each<[string, Partial<ProviderCredentials>]>([
    ["a number id that leads elsewhere", { providerNumberId: ".." }],
    ["a number id with a slash", { providerNumberId: "1/2" }],
    ["a token with a line break", { accessToken: "a\r\nx: y" }],
    ["an empty token", { accessToken: "" }],
  ])("%s is refused without a call", async (_, part) => {
    const provider = createMetaProvider({
      egress: () => Promise.reject(new Error("no call expected")),
      graphBaseUrl: "https://graph.example",
      graphVersion: "v25.0",
    });
    const outcome = await provider.send(request, { ...credentials, ...part });
    expect(outcome).toEqual({ kind: "not_sent", reason: "invalid_request" });
  });

  test("a content whose file was not brought along is refused without a call", async () => {
    const provider = createMetaProvider({
      egress: () => Promise.reject(new Error("no call expected")),
      graphBaseUrl: "https://graph.example",
      graphVersion: "v25.0",
    });
    const media = { mediaId: "m-1", mimeType: "audio/ogg", filename: null, sizeBytes: 5 };
    const outcome = await provider.send(
      { ...request, content: { type: "voice", media } },
      credentials,
    );
    expect(outcome).toEqual({ kind: "not_sent", reason: "invalid_request" });
  });

  test("a request to nobody is refused without a call", async () => {
    const provider = createMetaProvider({
      egress: fetch,
      graphBaseUrl: "http://127.0.0.1:1",
      graphVersion: "v25.0",
    });
    const outcome = await provider.send({ ...request, to: {} }, credentials);
    expect(outcome).toEqual({ kind: "not_sent", reason: "invalid_request" });
  });
});
