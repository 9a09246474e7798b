import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { FileStore } from "@parley/core/media";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileStoreSuite } from "./file-store.testsuite.ts";
import { createFileStore, toFileStoreSettings } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "parley-store-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const disk = await createFileStore({ directory: join(root, "disk"), s3: null });
fileStoreSuite("disk", () => disk);

/** The one key pair its server knows; it refuses whatever is not signed with it. */
const account = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

describe("with a bucket", () => {
  const directory = join(root, "bucket");
  let server: ChildProcess;
  let endpoint = "";
  let store: FileStore;

  beforeAll(async () => {
    mkdirSync(join(root, "server"), { recursive: true });
    const entry = createRequire(import.meta.url).resolve("@20minutes/s3rver/lib/cli.js");
    const bucket = ["--configure-bucket", "parley-files"];
    const place = ["-s", "-d", join(root, "server"), "-a", "127.0.0.1", "-p", "0"];
    // The package ships its command line without the file that starts it.
    const script = `require(${JSON.stringify(entry)}).parseAsync(["", "", ...process.argv.slice(1)])`;
    server = spawn(process.execPath, ["-e", script, "--", ...place, ...bucket], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    endpoint = await addressOf(server);
    const s3 = { bucket: "parley-files", region: "us-east-1", endpoint, ...account };
    store = await createFileStore({ directory, s3 });
  });
  afterAll(async () => {
    const ended = once(server, "exit");
    server.kill();
    await ended;
  });

  fileStoreSuite("S3-compatible server", () => store);

  test("nothing rests in the folder once it is in the bucket, or was refused", () => {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile())).toEqual([]);
  });

  test("wrong keys open nothing, and leave nothing in the folder", async () => {
    const s3 = { bucket: "parley-files", region: "us-east-1", endpoint, ...account };
    const stranger = await createFileStore({
      directory,
      s3: { ...s3, secretAccessKey: "guessed" },
    });
    const put = stranger.put(
      "w/ab/strange",
      (async function* () {
        yield Buffer.from("x");
      })(),
    );
    await expect(put).rejects.toThrow();
    expect(await store.size("w/ab/strange")).toBeNull();
  });
});

function addressOf(server: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  server.stdout?.on("data", (chunk) => {
    said += String(chunk);
    const [address, port] = /127\.0\.0\.1:(\d+)/.exec(said) ?? [];
    if (address !== undefined) resolve(`http://127.0.0.1:${port}`);
  });
  server.once("exit", () => reject(new Error(`the bucket's server did not start: ${said}`)));
  return promise;
}

test("a bucket without keys is refused in one sentence, by their names", () => {
  const variables = { FILES_DIR: "files", S3_REGION: "us-east-1" };
  expect(toFileStoreSettings(variables)).toEqual({ directory: "files", s3: null });
  expect(() => toFileStoreSettings({ ...variables, S3_BUCKET: "b" })).toThrow(
    "set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY",
  );
});
