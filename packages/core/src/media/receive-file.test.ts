import { createHash } from "node:crypto";
import { useTestFiles } from "@parley/testkit/files";
import sharp from "sharp";
import { expect, test } from "vitest";
import { receiveFile } from "./receive-file.ts";

const files = useTestFiles();

/** The smallest PNG there is, then as many zero bytes as wanted. */
const pngHead = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const png = (size = pngHead.length) =>
  Buffer.concat([pngHead, Buffer.alloc(size - pngHead.length)]);

type Source = { read: number; isLeftUnread: boolean; stream: AsyncIterable<Uint8Array> };

function source(bytes: Buffer, options: { piece?: number; breaksAt?: number } = {}): Source {
  const { piece = 1_000, breaksAt = Number.POSITIVE_INFINITY } = options;
  const one: Source = { read: 0, isLeftUnread: true, stream: pieces() };
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) {
      if (at >= breaksAt) throw new Error("connection reset");
      one.read = Math.min(at + piece, bytes.length);
      yield bytes.subarray(at, at + piece);
    }
    one.isLeftUnread = false;
  }
  return one;
}

let count = 0;
function receive(from: Source, mimeType = "image/png", maxBytes: number | null = 1_000_000) {
  count += 1;
  const key = `w/aa/${count}`;
  const file = { key, bytes: from.stream, mimeType, maxBytesOf: () => maxBytes };
  return { key, result: receiveFile(files().store, file) };
}

const stored = async (key: string) => {
  const stream = await files().store.open(key);
  return Buffer.from(await new Response(stream).arrayBuffer());
};

test.each([10, 4_099, 4_100, 4_101, 1_000_000])(
  "a file in pieces of %d bytes is stored whole, hashed and known by its bytes (T-43)",
  async (piece) => {
    const bytes = png(50_000);
    const { key, result } = receive(source(bytes, { piece }), "application/pdf");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await result).toEqual({
      kind: "stored",
      mimeType: "image/png",
      sizeBytes: 50_000,
      sha256,
    });
    expect((await stored(key)).equals(bytes)).toBe(true);
  },
);

test("a file smaller than what is sniffed is stored too", async () => {
  const { result } = receive(source(Buffer.from("a,b\n1,2\n")), "text/csv");
  expect(await result).toMatchObject({ kind: "stored", mimeType: "text/csv", sizeBytes: 8 });
});

test("a file above its limit is not read to its end and leaves nothing", async () => {
  const from = source(png(10_000_000));
  const { key, result } = receive(from, "image/png", 50_000);
  expect(await result).toEqual({ kind: "too_large", mimeType: "image/png", maxBytes: 50_000 });
  expect(from).toMatchObject({ isLeftUnread: true });
  expect(from.read).toBeLessThan(500_000);
  expect(files().keys()).not.toContain(key);
});

test("a file of exactly its limit is taken, one byte more is not", async () => {
  expect(await receive(source(png(5_000)), "image/png", 5_000).result).toMatchObject({
    kind: "stored",
  });
  expect(await receive(source(png(5_001)), "image/png", 5_000).result).toMatchObject({
    kind: "too_large",
  });
});

test("a type without a place, nothing at all, and a stream that breaks off leave nothing", async () => {
  const refused = [
    receive(source(png()), "image/png", null),
    receive(source(Buffer.alloc(0))),
    receive(source(png(100_000), { breaksAt: 60_000 })),
    receive(source(png(100_000), { breaksAt: 0 })),
  ];
  const kinds = await Promise.all(refused.map(async ({ result }) => (await result).kind));
  expect(kinds).toEqual(["wrong_type", "empty", "broken", "broken"]);
  for (const { key } of refused) expect(files().keys()).not.toContain(key);
});

test("a store that fails is not the file's fault: the error is thrown (F-70)", async () => {
  const from = source(png(100_000));
  const full = { ...files().store, put: () => Promise.reject(new Error("no space left")) };
  const file = { key: "k", bytes: from.stream, mimeType: "image/png", maxBytesOf: () => 1_000_000 };
  await expect(receiveFile(full, file)).rejects.toThrow("no space left");
});

test("what a picture says of its taking never reaches the store, and size and hash are the stored one's (Z-13)", async () => {
  const author = "Ana Lima was here";
  const create = { width: 400, height: 400, channels: 3 as const, background: "#3a7" };
  const taken = await sharp({ create })
    .withExif({ IFD0: { Artist: author } })
    .jpeg()
    .toBuffer();
  const from = source(taken);
  const file = { key: "w/aa/taken", bytes: from.stream, mimeType: "image/jpeg" };
  const result = await receiveFile(files().store, {
    ...{ ...file, maxBytesOf: () => 1_000_000, isStripped: true },
  });
  const bytes = await stored("w/aa/taken");
  expect(taken.toString("latin1")).toContain(author);
  expect(bytes.toString("latin1")).not.toContain(author);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(result).toMatchObject({ kind: "stored", sizeBytes: bytes.length, sha256 });
});

test("a picture that cannot be read leaves nothing, and other files are not looked into (Z-13)", async () => {
  const send = (bytes: Buffer, mimeType: string) =>
    receiveFile(files().store, {
      ...{ key: `w/aa/${mimeType}`, bytes: source(bytes).stream, mimeType },
      ...{ maxBytesOf: () => 1_000_000, isStripped: true },
    });
  const cut = Buffer.concat([pngHead.subarray(0, 40), Buffer.alloc(100)]);
  expect(await send(cut, "image/png")).toEqual({ kind: "unreadable" });
  expect(files().keys()).not.toContain("w/aa/image/png");
  expect(await send(Buffer.from("a,b"), "text/csv")).toMatchObject({ kind: "stored" });
});
