import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleFile } from "../../media/index.ts";
import { NUMBER, type Simulated, simulate } from "../../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(() => {
  line = simulate();
});
afterEach(() => line.stop());

const photo = sampleFile("image");
const bearer = { authorization: "Bearer token-acme" };

async function upload(bytes: Uint8Array, type: string) {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", type);
  form.set("file", new File([new Uint8Array(bytes)], "a.jpg", { type }));
  return line.graph("POST", `${NUMBER.phoneNumberId}/media`, form);
}
async function download(url: string, headers: Record<string, string> = bearer) {
  const { pathname, search } = new URL(url);
  return line.request("GET", pathname + search, undefined, headers);
}

test("an upload is found by its id, its bytes by an address of five minutes with the token (B.4)", async () => {
  const { json } = await upload(photo.bytes, "image/jpeg");
  const found = (await line.graph("GET", json.id)).json as Record<string, unknown>;
  expect(found).toMatchObject({
    messaging_product: "whatsapp",
    mime_type: "image/jpeg",
    file_size: photo.bytes.length,
    sha256: Buffer.from(photo.sha256, "base64").toString("hex"),
    id: json.id,
  });
  const url = String(found.url);
  const answer = await download(url);
  expect(answer.headers.get("content-type")).toBe("image/jpeg");
  expect(Buffer.from(await answer.arrayBuffer()).equals(photo.bytes)).toBe(true);
  expect((await download(url, {})).status).toBe(401);
  expect((await download(url.replace(/hash=./, "hash=_"))).status).toBe(404);
  await line.control("POST", "/clock", { advanceMs: 5 * 60_000 });
  expect((await download(url)).status).toBe(404);
});

test("an upload is sent by its id, where it fits the type; deleted it is gone (B.4)", async () => {
  await line.write({ text: "hello" });
  const { json } = await upload(photo.bytes, "image/jpeg");
  expect((await line.send({ type: "image", image: { id: json.id } })).status).toBe(200);
  const wrong = await line.send({ type: "sticker", sticker: { id: json.id } });
  expect(wrong.json.error.code).toBe(131053);
  const audio = await upload(new Uint8Array(Buffer.from("ID3 music")), "audio/mpeg");
  const voice = await line.send({ type: "audio", audio: { id: audio.json.id, voice: true } });
  expect(voice.json.error.code).toBe(131053);
  expect((await line.graph("DELETE", json.id)).json).toEqual({ success: true });
  expect((await line.graph("GET", json.id)).json.error).toMatchObject({
    code: 100,
    error_subcode: 33,
  });
});

test.each([
  ["bytes of another type", photo.bytes, "image/png"],
  ["a type WhatsApp does not take", new Uint8Array([1]), "image/heic"],
  ["an empty file", new Uint8Array(), "text/plain"],
  ["six megabytes of photo", padded(photo.bytes, 6 * 1024 * 1024), "image/jpeg"],
])("%s is refused (131053)", async (_title, bytes, type) => {
  const { status, json } = await upload(bytes, type);
  expect([status, json.error.code]).toEqual([400, 131053]);
});

test("an upload is kept 30 days, a customer's file 7, on the virtual clock (B.4)", async () => {
  const { json } = await upload(photo.bytes, "image/jpeg");
  const sent = (await line.write({ type: "image" })).json.content as { image: { id: string } };
  const seen = async (id: string) => (await line.graph("GET", id)).status;
  await line.control("POST", "/clock", { advanceMs: 7 * 86_400_000 });
  expect([await seen(json.id), await seen(sent.image.id)]).toEqual([200, 400]);
  await line.control("POST", "/clock", { advanceMs: 23 * 86_400_000 });
  expect(await seen(json.id)).toBe(400);
});

test("what a customer sends can be fetched, and its digest is the webhook's (A.8)", async () => {
  await line.write({ type: "document" });
  await line.idle();
  const [{ document } = { document: null }] = line.elements("messages");
  const { id, sha256 } = document as { id: string; sha256: string };
  const { url } = (await line.graph("GET", id)).json as unknown as { url: string };
  const bytes = new Uint8Array(await (await download(url)).arrayBuffer());
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  expect(Buffer.from(digest).toString("base64")).toBe(sha256);
});

test("a resumable upload takes parts at their offset and ends in a handle (B.10)", async () => {
  const half = Math.ceil(photo.bytes.length / 2);
  const query = `file_name=a.jpg&file_length=${photo.bytes.length}&file_type=image/jpeg`;
  const { json } = await line.graph("POST", `app/uploads?${query}`);
  const part = (at: number, bytes: Uint8Array) =>
    line.graph("POST", json.id, bytes, {
      authorization: "OAuth token-acme",
      file_offset: String(at),
    });
  await part(0, photo.bytes.subarray(0, half));
  expect((await line.graph("GET", json.id)).json).toMatchObject({ file_offset: half });
  expect((await part(0, photo.bytes)).status).toBe(400);
  const done = await part(half, photo.bytes.subarray(half));
  expect(done.json).toEqual({ h: expect.stringMatching(/^4::/) });
});

test.each([
  ["media-lookup-error", 503, 200],
  ["media-gone", 200, 404],
  ["media-error", 200, 503],
])("the fault %s meets its own step, once", async (kind, lookup, fetched) => {
  const sent = (await line.write({ type: "image" })).json.content as { image: { id: string } };
  await line.control("POST", "/faults", { kind });
  const first = await line.graph("GET", sent.image.id);
  expect(first.status).toBe(lookup);
  const { url } = (lookup === 200 ? first : await line.graph("GET", sent.image.id))
    .json as unknown as { url: string };
  expect((await download(url)).status).toBe(fetched);
  expect((await download(url)).status).toBe(200);
});

function padded(bytes: Uint8Array, size: number): Uint8Array {
  const all = new Uint8Array(size);
  all.set(bytes);
  return all;
}
