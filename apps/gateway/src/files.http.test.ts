import { createSessions } from "@parley/auth/sessions";
import { newStorageKey, registerUpload, signFileLink } from "@parley/core/media";
import type { MediaId } from "@parley/domain/ids";
import { parseRealtimeKey } from "@parley/realtime/tokens";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace, testKeyring } from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createApp, type GatewayDeps } from "./app.ts";

const database = useTestDatabase();
const testFiles = useTestFiles();
const lines: string[] = [];

function ask(token: string, init: RequestInit = {}) {
  const { db } = database();
  const app = createApp({
    log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
    origins: [],
    isReady: async () => true,
    api: {
      ...{ db, wake: () => undefined, sessions: createSessions(db) },
      realtime: { key: parseRealtimeKey("app.key:secret"), host: {} },
      onError: () => undefined,
    },
    files: { files: testFiles().store, keyring: testKeyring },
    webhooks: {} as GatewayDeps["webhooks"],
  });
  return app.request(`/files/${token}`, init);
}

async function createFile() {
  const { db } = database();
  const workspace = await createTestWorkspace(db);
  const storageKey = newStorageKey(workspace.id);
  await testFiles().store.put(storageKey, new Blob(["a,b\n1,2\n"]).stream());
  const file = { storageKey, mimeType: "text/csv", filename: "a.csv", sizeBytes: 8, sha256: "ab" };
  const deps = { db, wake: () => undefined };
  const mediaId = await registerUpload(deps, workspace.as("agent"), file);
  return { workspace, mediaId };
}

const linkTo = ({ id }: Pick<TestWorkspace, "id">, mediaId: MediaId, leftMs = 60_000) =>
  signFileLink({ workspaceId: id, mediaId, expiresAt: new Date(Date.now() + leftMs) }, testKeyring);

test("a provider fetches a file by its link, whole or in part", async () => {
  const { workspace, mediaId } = await createFile();
  const token = linkTo(workspace, mediaId);
  const whole = await ask(token);
  expect([whole.status, await whole.text()]).toEqual([200, "a,b\n1,2\n"]);
  expect(whole.headers.get("content-type")).toBe("text/csv");
  const part = await ask(token, { headers: { range: "bytes=4-6" } });
  expect([part.status, await part.text()]).toEqual([206, "1,2"]);
});

test("a link that is late, long, forged or of another workspace's file is a bare 404 (T-01)", async () => {
  const [mine, theirs] = [await createFile(), await createFile()];
  const token = linkTo(mine.workspace, mine.mediaId);
  const wrong = [
    linkTo(mine.workspace, mine.mediaId, -1_000),
    linkTo(mine.workspace, mine.mediaId, 3_600_000),
    linkTo(mine.workspace, theirs.mediaId),
    token.replace(/^./, (first) => (first === "A" ? "B" : "A")),
    "anything",
  ];
  for (const one of wrong) {
    const answer = await ask(one);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  }
});

test("no link stands in the log: who reads it must not be able to use it (T-68)", async () => {
  const { workspace, mediaId } = await createFile();
  const token = linkTo(workspace, mediaId);
  await (await ask(token)).text();
  expect(lines.join()).toContain("/files/:token");
  expect(lines.join()).not.toContain(token);
});
