import { createHash, randomUUID } from "node:crypto";
import { conversations, jobs, media, messages, numbers } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type MediaId, newId } from "@parley/domain/ids";
import type { FetchedMedia, InboundFile, ProviderCredentials } from "@parley/providers/port";
import { type Claim, claimNextKey, newRotation } from "@parley/queue/claim";
import { enqueueJobs } from "@parley/queue/jobs";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
  testKeyring,
} from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { fetchInboundFile } from "./fetch-inbound-file.ts";
import { findFile } from "./index.ts";
import { newStorageKey } from "./storage-key.ts";

const database = useTestDatabase();
const files = useTestFiles();
const wokenFor: string[] = [];
const deps = () => ({ db: database().db, wake: (topic: string) => void wokenFor.push(topic) });

const jpeg = Buffer.concat([
  Buffer.from("ffd8ffe000104a464946000101", "hex"),
  Buffer.alloc(20_000),
]);
const sha256 = createHash("sha256").update(jpeg).digest("hex");

type Fetch = (file: InboundFile, credentials: ProviderCredentials) => Promise<FetchedMedia>;

function opened(bytes: Buffer, breaksOff = false): FetchedMedia {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 4_096) {
        controller.enqueue(bytes.subarray(at, at + 4_096));
      }
      if (breaksOff) controller.error(new Error("connection reset"));
      else controller.close();
    },
  });
  return { kind: "opened", stream, mimeType: "application/octet-stream", sizeBytes: null };
}

/** A workspace with a message whose file waits to be fetched. */
async function createFile(row: Partial<typeof media.$inferInsert> = {}) {
  const { db } = database();
  const workspace = await createTestWorkspace(db);
  const { number } = workspace;
  const hello = metaWebhook(number.providerNumberId, { messages: [{ text: "Look" }] });
  await receiveWebhooks(db, workspace, hello);
  const mediaId = newId<MediaId>();
  await inWorkspace(db, workspace.as("owner"), async (tx) => {
    const [message] = await tx.select().from(messages);
    await tx.insert(media).values({
      ...{ workspaceId: workspace.id, id: mediaId, numberId: number.id, direction: "inbound" },
      ...{ messageId: message?.id, state: "pending", mimeType: "image/jpeg" },
      ...{ providerMediaId: "1013", providerUrl: "https://lookaside.example/1013" },
      ...row,
    } as typeof media.$inferInsert);
    await enqueueJobs(tx, workspace.id, [{ queue: "media", key: mediaId, subjectIds: [mediaId] }]);
  });
  return { workspace, mediaId };
}

async function claimed(): Promise<Claim> {
  const claim = await claimNextKey(database().db, "media", 1, newRotation());
  if (claim === null) throw new Error("there is work to claim");
  return claim;
}

function run(claim: Claim, fetchMedia: Fetch, store = files().store) {
  const none = { fetchMedia: () => Promise.reject(new Error("not this provider's")) };
  const input = {
    claim,
    keyring: testKeyring,
    providers: { meta: { fetchMedia }, twilio: none },
    store,
  };
  return fetchInboundFile(deps(), claim.scope, input);
}

function stateOf(workspace: TestWorkspace) {
  return inWorkspace(database().db, workspace.as("owner"), async (tx) => {
    const [file] = await tx.select().from(media);
    const [conversation] = await tx.select().from(conversations);
    const [message] = await tx.select().from(messages);
    const waiting = await tx.select().from(jobs).where(eq(jobs.queue, "media"));
    return { file, version: conversation?.version, messageVersion: message?.version, waiting };
  });
}

const keysOf = ({ id }: TestWorkspace) =>
  files()
    .keys()
    .filter((key) => key.startsWith(id));

test("a file is fetched with its number's token, stored under a random key, and browsers are told (F-72)", async () => {
  const { workspace, mediaId } = await createFile({ sha256 });
  const before = await stateOf(workspace);
  const asked: unknown[] = [];
  wokenFor.length = 0;
  await run(await claimed(), async (...call) => {
    asked.push(call);
    return opened(jpeg);
  });
  const { accessToken, providerNumberId } = workspace.number;
  expect(asked).toMatchObject([
    [
      { providerMediaId: "1013", url: "https://lookaside.example/1013" },
      { accessToken, providerNumberId },
    ],
  ]);
  const { file, version, messageVersion, waiting } = await stateOf(workspace);
  expect(file).toMatchObject({
    state: "stored",
    mimeType: "image/jpeg",
    sizeBytes: jpeg.length,
    sha256,
  });
  expect(keysOf(workspace)).toEqual([file?.storageKey]);
  expect([version, messageVersion]).toEqual([before.version! + 1, before.version! + 1]);
  expect(waiting).toEqual([]);
  expect(wokenFor).toContain("outbox");
  expect(await findFile(deps(), workspace.as("agent"), mediaId)).toMatchObject({ id: mediaId });
});

test("a job that ran and was lost on its way stores its file once more under the same key", async () => {
  const { workspace } = await createFile();
  const first = await claimed();
  const dying = {
    ...files().store,
    put: async (...args: Parameters<ReturnType<typeof files>["store"]["put"]>) => {
      await files().store.put(...args);
      throw new Error("the worker dies");
    },
  };
  await expect(run(first, async () => opened(jpeg), dying)).rejects.toThrow("the worker dies");
  expect(keysOf(workspace)).toHaveLength(1);
  await run(first, async () => opened(jpeg));
  expect(keysOf(workspace)).toEqual([(await stateOf(workspace)).file?.storageKey]);
});

test("a file that is stored is not fetched again", async () => {
  const { workspace } = await createFile({ state: "stored" });
  await run(await claimed(), () => Promise.reject(new Error("not asked")));
  expect((await stateOf(workspace)).waiting).toEqual([]);
});

test.each<[string, Partial<typeof media.$inferInsert>, Fetch, object]>([
  [
    "too large",
    {},
    async () => opened(Buffer.concat([jpeg, Buffer.alloc(5 * 1024 * 1024)])),
    { state: "too_large" },
  ],
  ["gone", {}, async () => ({ kind: "gone" }), { state: "gone" }],
  [
    "refused by the provider",
    {},
    async () => ({ kind: "refused", code: "131052", title: "", details: "", httpStatus: 400 }),
    { state: "failed", errorCode: "131052" },
  ],
  ["empty", {}, async () => opened(Buffer.alloc(0)), { state: "failed", errorCode: "media.empty" }],
])("a file that is %s is given up, visibly, and leaves no bytes", async (_, row, fetch, ends) => {
  const { workspace } = await createFile(row);
  const before = await stateOf(workspace);
  await run(await claimed(), fetch);
  const { file, version, waiting } = await stateOf(workspace);
  expect(file).toMatchObject({ ...ends, storageKey: null });
  expect(version).toBe(before.version! + 1);
  expect([waiting, keysOf(workspace)]).toEqual([[], []]);
});

test("a file of a number that is switched off is given up without a call", async () => {
  const { workspace } = await createFile();
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(numbers).set({ isActive: false }),
  );
  await run(await claimed(), () => Promise.reject(new Error("not asked")));
  const { file, waiting } = await stateOf(workspace);
  expect(file).toMatchObject({ state: "failed", errorCode: "number.inactive" });
  expect(waiting).toEqual([]);
});

test("six tries within about an hour, with growing waits; after the last the file has failed (F-72)", async () => {
  const { workspace } = await createFile({ sha256: "00".repeat(32) });
  const answers: Fetch[] = [
    async () => ({ kind: "retry", reason: "timeout", retryAfterMs: null }),
    async () => ({ kind: "retry", reason: "throttled", retryAfterMs: 90_000 }),
    async () => opened(jpeg, true),
    async () => opened(jpeg),
    async () => ({ kind: "retry", reason: "dns_failed", retryAfterMs: null }),
    async () => ({ kind: "retry", reason: "dns_failed", retryAfterMs: null }),
  ];
  const waits: number[] = [];
  for (const answer of answers) {
    await run(await claimed(), answer);
    const [job] = (await stateOf(workspace)).waiting;
    if (job === undefined) break;
    waits.push(Math.round((job.runAt.getTime() - Date.now()) / 10_000) * 10);
    expect(keysOf(workspace)).toEqual([]);
    await inWorkspace(database().db, workspace.as("owner"), (tx) =>
      tx
        .update(jobs)
        .set({ runAt: new Date(0) })
        .where(eq(jobs.queue, "media")),
    );
  }
  expect(waits).toEqual(
    [20, 90, 240, 900, 2_400].map((wait) => (wait === 20 ? expect.any(Number) : wait)),
  );
  const { file, waiting } = await stateOf(workspace);
  expect(file).toMatchObject({ state: "failed", errorCode: "provider.dns_failed" });
  expect(waiting).toEqual([]);
});

test("an erased file leaves the store, and its key the row (P-10)", async () => {
  const storageKey = newStorageKey(randomUUID() as TestWorkspace["id"]);
  await files().store.put(
    storageKey,
    (async function* () {
      yield jpeg;
    })(),
  );
  const { workspace } = await createFile({ state: "erased", storageKey });
  await run(await claimed(), () => Promise.reject(new Error("not asked")));
  expect(files().keys()).not.toContain(storageKey);
  const { file, waiting } = await stateOf(workspace);
  expect([file?.storageKey, waiting]).toEqual([null, []]);
});

test("a file whose message is erased while it is fetched is removed as it arrives (P-10)", async () => {
  const { workspace } = await createFile();
  await run(await claimed(), async () => {
    await inWorkspace(database().db, workspace.as("owner"), (tx) =>
      tx.update(media).set({ state: "erased" }),
    );
    return opened(jpeg);
  });
  const { file, waiting } = await stateOf(workspace);
  expect(file).toMatchObject({ state: "erased", storageKey: null });
  expect([waiting, keysOf(workspace)]).toEqual([[], []]);
});

test("a full disk costs a try, not the file: the job waits and the key stays known (F-70)", async () => {
  const { workspace } = await createFile();
  const full = { ...files().store, put: () => Promise.reject(new Error("no space left")) };
  await expect(run(await claimed(), async () => opened(jpeg), full)).rejects.toThrow(
    "no space left",
  );
  const { file, waiting } = await stateOf(workspace);
  expect(file).toMatchObject({ state: "pending", storageKey: expect.any(String) });
  expect(waiting).toHaveLength(1);
});

test.each<[FetchedMedia, { outcome: string; reason: string | null }]>([
  [{ kind: "gone" }, { outcome: "gone", reason: null }],
  [
    { kind: "refused", code: "131053", title: "secret title", details: "secret", httpStatus: 400 },
    { outcome: "refused", reason: "131053" },
  ],
  [
    { kind: "retry", reason: "connection_lost", retryAfterMs: null },
    { outcome: "retry", reason: "connection_lost" },
  ],
])(
  "a fetch that fails tells its ids and the class of the failure, and no text (F-72)",
  async (answer, told) => {
    const { workspace, mediaId } = await createFile();
    const { file } = await stateOf(workspace);
    const failure = await run(await claimed(), async () => answer);
    const ids = { mediaId, messageId: file?.messageId, numberId: workspace.number.id };
    expect(failure).toEqual({ ...ids, ...told });
  },
);

test("a fetch that succeeds has no failure to tell", async () => {
  await createFile({ sha256 });
  expect(await run(await claimed(), async () => opened(jpeg))).toBeNull();
});
