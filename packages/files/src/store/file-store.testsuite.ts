import type { FileStore } from "@parley/core/media";
import { describe, expect, test } from "vitest";

async function* piecesOf(bytes: Buffer, breaksAt = Number.POSITIVE_INFINITY) {
  for (let at = 0; at < bytes.length; at += 64 * 1024) {
    if (at >= breaksAt) throw new Error("connection reset");
    yield bytes.subarray(at, at + 64 * 1024);
  }
}

const text = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

/** What every place of files does, whatever it is. */
export function fileStoreSuite(name: string, store: () => FileStore): void {
  describe(`file store: ${name}`, () => {
    test("a file is written, measured, read whole and in ranges, and removed", async () => {
      const bytes = Buffer.from("0123456789".repeat(30_000));
      await store().put("w/ab/abc", piecesOf(bytes));
      expect(await store().size("w/ab/abc")).toBe(300_000);
      expect(await text(await store().open("w/ab/abc"))).toBe(bytes.toString());
      expect(await text(await store().open("w/ab/abc", { start: 0, end: 3 }))).toBe("0123");
      expect(await text(await store().open("w/ab/abc", { start: 299_998, end: 299_999 }))).toBe(
        "89",
      );
      await store().remove("w/ab/abc");
      expect(await store().size("w/ab/abc")).toBeNull();
    });

    test("a second file under a key replaces the first", async () => {
      await store().put("w/ab/twice", piecesOf(Buffer.from("first and longer")));
      await store().put("w/ab/twice", piecesOf(Buffer.from("second")));
      expect(await text(await store().open("w/ab/twice"))).toBe("second");
    });

    test("a stream that breaks off leaves nothing and throws its own error", async () => {
      for (const breaksAt of [0, 65_536]) {
        const put = store().put("w/ab/broken", piecesOf(Buffer.alloc(200_000), breaksAt));
        await expect(put).rejects.toThrow("connection reset");
        expect(await store().size("w/ab/broken")).toBeNull();
      }
    });

    test("what is not there cannot be opened, and can be removed", async () => {
      await expect(store().open("w/ab/absent")).rejects.toThrow();
      await expect(store().remove("w/ab/absent")).resolves.toBeUndefined();
    });

    test("a reader who stops early keeps nothing open", async () => {
      await store().put("w/ab/long", piecesOf(Buffer.alloc(2_000_000, "x")));
      const stream = await store().open("w/ab/long");
      const reader = stream.getReader();
      expect((await reader.read()).done).toBe(false);
      await reader.cancel();
    });
  });
}
