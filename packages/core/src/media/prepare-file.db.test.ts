import type { MediaId, NumberId } from "@parley/domain/ids";
import { newId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import type { MediaUpload, UploadedMedia } from "@parley/providers/port";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace, testKeyring } from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { expect, test } from "vitest";
import { newStorageKey, openFileLink, prepareFile, registerUpload } from "./index.ts";

const database = useTestDatabase();
const files = useTestFiles();
const now = new Date("2026-11-21T10:00:00Z");
const credentials = { providerNumberId: "1", providerAccountId: null, accessToken: "t" };

const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

async function createUpload(filename: string | null = "menu.pdf") {
  const { db } = database();
  const workspace = await createTestWorkspace(db);
  const storageKey = newStorageKey(workspace.id);
  await files().store.put(
    storageKey,
    (async function* () {
      yield Buffer.from("%PDF_1.7");
    })(),
  );
  const file = { storageKey, mimeType: "application/pdf", filename, sizeBytes: 8, sha256: "ab" };
  const deps = { db, wake: () => undefined };
  const mediaId = await registerUpload(deps, workspace.as("agent"), file);
  return { workspace, mediaId };
}

/** Prepares as the worker does; the provider answers with `answer`. */
function prepare(
  { id, number }: TestWorkspace,
  mediaId: MediaId,
  answer: UploadedMedia,
  options: { numberId?: NumberId; at?: Date } = {},
) {
  const { numberId = number.id, at = now } = options;
  const uploads: MediaUpload[] = [];
  const provider = {
    uploadMedia: async (upload: MediaUpload) => {
      uploads.push(upload);
      return answer;
    },
  };
  const deps = {
    ...{ db: database().db, wake: () => undefined, clock: () => at },
    ...{ store: files().store, keyring: testKeyring, gatewayUrl: "https://gate.example" },
  };
  const scope = mintScope({ workspaceId: id, actor: { kind: "system", name: "worker.send" } });
  const input = { mediaId, numberId, provider, credentials };
  return prepareFile(deps, scope, input).then((prepared) => ({ prepared, uploads }));
}

const uploaded = (providerMediaId: string, expiresAt = hours(720)): UploadedMedia => ({
  ...{ kind: "uploaded", providerMediaId, expiresAt },
});

test("a file is uploaded once for a number, as a stream from the store (S1.17)", async () => {
  const { workspace, mediaId } = await createUpload();
  const first = await prepare(workspace, mediaId, uploaded("900"));
  expect(first.prepared).toEqual({ providerMediaId: "900" });
  expect(first.uploads).toMatchObject([
    { mimeType: "application/pdf", filename: "menu.pdf", sizeBytes: 8 },
  ]);
  expect(await new Response(await first.uploads[0]?.open()).text()).toBe("%PDF_1.7");
  const second = await prepare(workspace, mediaId, uploaded("901"), { at: hours(718) });
  expect(second).toEqual({ prepared: first.prepared, uploads: [] });
});

test("an upload that ends within the hour, or was another number's, is made anew", async () => {
  const { workspace, mediaId } = await createUpload(null);
  await prepare(workspace, mediaId, uploaded("900", hours(2)));
  const later = await prepare(workspace, mediaId, uploaded("901"), { at: hours(1) });
  expect(later.prepared).toEqual({ providerMediaId: "901" });
  expect(later.uploads).toMatchObject([{ filename: "file.pdf" }]);
  const numberId = newId<NumberId>();
  const elsewhere = prepare(
    workspace,
    mediaId,
    { kind: "retry", reason: "timeout", retryAfterMs: 5 },
    { numberId },
  );
  expect((await elsewhere).prepared).toEqual({ kind: "retry", reason: "timeout", retryAfterMs: 5 });
});

test("a provider that takes links alone gets one that opens this file for ten minutes", async () => {
  const { workspace, mediaId } = await createUpload();
  const { prepared } = await prepare(workspace, mediaId, { kind: "link_only" });
  const link = "link" in prepared ? prepared.link : "";
  expect(link).toMatch(/^https:\/\/gate\.example\/files\/[\w-]+$/);
  const token = link.split("/").at(-1) ?? "";
  const opened = openFileLink(token, testKeyring, new Date(now.getTime() + 599_000));
  expect(opened).toMatchObject({ mediaId, scope: { workspaceId: workspace.id } });
  expect(openFileLink(token, testKeyring, new Date(now.getTime() + 600_000))).toBeNull();
});

test("another workspace's file is absent, like one that is not there (T-01)", async () => {
  const [mine, theirs] = [await createUpload(), await createUpload()];
  for (const id of [theirs.mediaId, newId<MediaId>()]) {
    const answer = await prepare(mine.workspace, id, uploaded("900"));
    expect(answer).toMatchObject({
      prepared: { kind: "refused", code: "media.not_found" },
      uploads: [],
    });
  }
});
