import { randomUUID } from "node:crypto";
import { createSessions } from "@parley/auth/sessions";
import { newStorageKey, registerUpload, signFileLink } from "@parley/core/media";
import type { MediaId } from "@parley/domain/ids";
import { testKeyring } from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { expect, test } from "vitest";
import { marksIn } from "../world/canaries.ts";
import { checksumOf } from "../world/checksum.ts";
import { useWorld } from "../world/create-world.ts";
import { coreDeps, type FilledWorkspace } from "../world/fill-workspace.ts";
import { localConnection, openDashboard, openGateway, publicUrl } from "./mounts.ts";

const world = useWorld();
const testFiles = useTestFiles();

/** A file of the workspace whose bytes are its canary. */
async function createFile({ id, canary, as }: FilledWorkspace): Promise<MediaId> {
  const storageKey = newStorageKey(id);
  await testFiles().store.put(storageKey, new Blob([canary]).stream());
  const file = { storageKey, mimeType: "text/plain", filename: `${canary}.txt`, sha256: canary };
  const { db } = world().database;
  return registerUpload(coreDeps(db), as("agent"), { ...file, sizeBytes: canary.length });
}

async function tokenOfA(): Promise<string> {
  const { database, a } = world();
  const { id, email } = a.users.agent;
  return (await createSessions(database.db).create({ id, email, fullName: "A" })).token;
}

async function ask(path: string, token: string | null, init: RequestInit = {}) {
  const { database } = world();
  const headers = new Headers(init.headers);
  if (token !== null) headers.set("cookie", `__Host-parley_session=${token}`);
  const app = openDashboard(database.db, { files: testFiles().store });
  const answer = await app.request(publicUrl + path, { ...init, headers }, localConnection);
  const text = await answer.text();
  const type = answer.headers.get("content-type");
  const name = answer.headers.get("content-disposition");
  return { status: answer.status, type, name, text };
}

test("GET /app/:slug/files/:mediaId: A reads A's file; B's is like an absent one, by either address (T-01)", async () => {
  const { a, b, marksOfB } = world();
  const [ofA, ofB] = [await createFile(a), await createFile(b)];
  const token = await tokenOfA();
  expect(await ask(`/app/${a.slug}/files/${ofA}`, token)).toMatchObject({
    status: 200,
    text: a.canary,
  });
  const absent = await ask(`/app/${a.slug}/files/${randomUUID()}`, token);
  const nowhere = await ask(`/app/nobodys-workspace/files/${ofB}`, token);
  expect([absent.status, nowhere.status]).toEqual([404, 404]);
  expect(await ask(`/app/${a.slug}/files/${ofB}`, token)).toEqual(absent);
  const inside = await ask(`/app/${b.slug}/files/${ofB}`, token);
  expect(inside).toEqual(nowhere);
  expect(marksIn(JSON.stringify([absent, inside]), marksOfB)).toEqual([]);
});

test("GET /app/:slug/files/:mediaId: nobody reads without a session (T-06)", async () => {
  const { a } = world();
  const answer = await ask(`/app/${a.slug}/files/${await createFile(a)}`, null);
  expect(answer.status).toBe(401);
  expect(marksIn(answer.text, [a.canary])).toEqual([]);
});

test.each([
  ["to B", () => world().b.slug, { origin: publicUrl }, true, 404],
  ["to a workspace that is not there", () => "nobodys-workspace", { origin: publicUrl }, true, 404],
  ["without a session", () => world().a.slug, { origin: publicUrl }, false, 401],
  ["from another site", () => world().a.slug, { origin: "https://evil.example" }, true, 403],
  ["from nowhere", () => world().a.slug, {}, true, 403],
] as [string, () => string, Record<string, string>, boolean, number][])(
  "POST /app/:slug/files %s is refused, and neither a row nor a file is made (T-01, T-06, T-14)",
  async (_, slug, headers, isSignedIn, status) => {
    const { admin, tables, a, b } = world();
    const token = isSignedIn ? await tokenOfA() : null;
    const before = [testFiles().keys(), await checksumOf(admin, tables, b.id)];
    const ofA = await checksumOf(admin, tables, a.id);
    const init = {
      method: "POST",
      body: "text",
      headers: { "content-type": "text/plain", ...headers },
    };
    expect((await ask(`/app/${slug()}/files`, token, init)).status).toBe(status);
    expect([testFiles().keys(), await checksumOf(admin, tables, b.id)]).toEqual(before);
    expect(await checksumOf(admin, tables, a.id)).toEqual(ofA);
  },
);

test("GET /files/:token: a link of A to B's file is like no link at all (T-01)", async () => {
  const { a, b, database } = world();
  const [ofA, ofB] = [await createFile(a), await createFile(b)];
  const app = openGateway(database.db, { files: testFiles().store });
  const open = async (workspaceId: FilledWorkspace["id"], mediaId: MediaId) => {
    const expiresAt = new Date(Date.now() + 60_000);
    const token = signFileLink({ workspaceId, mediaId, expiresAt }, testKeyring);
    const answer = await app.request(`/files/${token}`, {}, localConnection);
    return [answer.status, await answer.text()];
  };
  expect(await open(a.id, ofA)).toEqual([200, a.canary]);
  expect(await open(a.id, ofB)).toEqual([404, ""]);
});
