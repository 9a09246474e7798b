import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ACCOUNT,
  createSimulatedAccount,
  type SimulatedAccount,
  TOKEN,
} from "./simulated-account.ts";

let line: SimulatedAccount;
beforeEach(async () => {
  line = await createSimulatedAccount();
});
afterEach(() => line.stop());

const mediaUrl = () => String(line.receiver.at("/inbound")[0]?.form.get("MediaUrl0"));

test("the file of a customer needs Basic auth and redirects to a signed address elsewhere (5.1)", async () => {
  const bytes = Buffer.from("hello world");
  await line.write({
    type: "document",
    document: {
      base64: bytes.toString("base64"),
      mime_type: "application/pdf",
      filename: "a.pdf",
    },
  });
  expect((await line.call("GET", mediaUrl())).json.code).toBe(20003);
  const redirect = await line.api("GET", mediaUrl());
  const target = new URL(redirect.headers.get("location") ?? "");
  expect([redirect.status, target.hostname]).toEqual([307, "localhost"]);
  const file = await fetch(target);
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
});

test("fetch drops the credentials on the way; who carries them along is refused (5.1)", async () => {
  await line.write({ type: "image" });
  const headers = {
    Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}`,
  };
  const followed = await fetch(mediaUrl(), { headers });
  expect([followed.status, followed.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  const { headers: answer } = await line.api("GET", mediaUrl());
  expect((await fetch(answer.get("location") ?? "", { headers })).status).toBe(400);
});

test("a signed address ends after four hours and cannot be made up (5.1)", async () => {
  await line.write({ type: "image" });
  const location = (await line.api("GET", mediaUrl())).headers.get("location") ?? "";
  expect((await fetch(location.replace(/Signature=./, "Signature=_"))).status).toBe(403);
  await line.control("POST", "/control/clock", { advanceMs: 5 * 3_600_000 });
  expect((await fetch(location)).status).toBe(403);
});

test("files are listed, described and deleted; then they are 404 with 20404 (5.1)", async () => {
  const { id } = await line.write({ type: "audio" });
  const list = `/2010-04-01/Accounts/${ACCOUNT}/Messages/${id}/Media.json`;
  const [file] = (await line.api("GET", list)).json.media_list;
  expect(file).toMatchObject({
    parent_sid: id,
    content_type: "audio/ogg",
    sid: expect.stringMatching(/^ME/),
  });
  expect((await line.api("GET", file.uri)).json.sid).toBe(file.sid);
  expect((await line.api("DELETE", file.uri)).status).toBe(204);
  const gone = await line.api("GET", mediaUrl());
  expect([gone.status, gone.json.code]).toEqual([404, 20404]);
  expect((await line.api("GET", list)).json.media_list).toEqual([]);
});

test("MediaUrl begins with the public address (5.1)", async () => {
  await line.stop();
  line = await createSimulatedAccount({ options: { publicUrl: "http://simulator.example" } });
  await line.write({ type: "image" });
  expect(mediaUrl()).toMatch(
    /^http:\/\/simulator\.example\/2010-04-01\/Accounts\/AC\w+\/Messages\/MM\w+\/Media\/ME\w+$/,
  );
});

let host: Server | undefined;
afterEach(() => host?.close());

async function serve(contentType: string, body: string | Buffer, status = 200): Promise<string> {
  host = createServer((_, response) => {
    response.writeHead(status, { "Content-Type": contentType, Connection: "close" }).end(body);
  });
  await new Promise<void>((resolve) => host?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}/file`;
}

async function sendMedia(MediaUrl: string, Body = "caption") {
  await line.write({ text: "hello" });
  const { json } = await line.send({ Body, MediaUrl });
  await line.idle();
  const read = await line.api("GET", `/2010-04-01/Accounts/${ACCOUNT}/Messages/${json.sid}.json`);
  const { messages } = (await line.control("GET", "/control/customers/16505551234/messages")).json;
  return { message: read.json, bubble: messages.at(-1) };
}

test("a picture is fetched, kept and shown with its caption (5.2)", async () => {
  const { message, bubble } = await sendMedia(await serve("image/png", "picture"));
  expect(message).toMatchObject({ status: "read", num_media: "1" });
  expect(bubble).toMatchObject({ type: "image", content: { image: { caption: "caption" } } });
});

test("a document loses its caption (5.2)", async () => {
  const { bubble } = await sendMedia(await serve("application/pdf; charset=x", "%PDF"));
  expect(bubble.content).toEqual({
    document: { link: expect.any(String), mime_type: "application/pdf" },
  });
});

test.each([
  ["text/html", "page", 200, 63021],
  ["image/png", "gone", 404, 63019],
  ["image/png", "", 200, 63019],
  ["image/png", Buffer.alloc(5 * 1024 * 1024 + 1), 200, 63034],
  ["video/mp4", Buffer.alloc(16 * 1024 * 1024 + 1), 200, 11751],
])("a file of %s that cannot be sent fails later (%#)", async (type, body, status, code) => {
  const { message } = await sendMedia(await serve(type, body, status));
  expect(message).toMatchObject({ status: "failed", error_code: code, num_media: "0" });
});
