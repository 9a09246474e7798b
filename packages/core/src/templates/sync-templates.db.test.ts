import { numbers } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { readMetaTemplate } from "@parley/domain/templates";
import { claimNextKey, newRotation } from "@parley/queue/claim";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  syncQueued,
  type TestWorkspace,
  testKeyring,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { listFlows, listTemplates, refreshTemplates, syncTemplates } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

function greeting() {
  const reading = readMetaTemplate({
    ...{ id: "1", name: "greeting", language: "en", status: "APPROVED", category: "UTILITY" },
    components: [{ type: "BODY", text: "Hello!" }],
  });
  if (!reading.ok) throw new Error(reading.reason);
  return reading.template;
}

const list = ({ as, number }: TestWorkspace) => listTemplates(deps(), as("agent"), number.id);
const refresh = ({ as, number }: TestWorkspace) => refreshTemplates(deps(), as("agent"), number.id);

test("fetching is seen to run, and then when it was done (S3.16)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await syncQueued(database().db, []);
  await refresh(workspace);
  expect((await list(workspace)).fetch.isRunning).toBe(true);
  await syncQueued(database().db, [greeting()]);
  const { items, fetch } = await list(workspace);
  expect(items).toMatchObject([{ definition: { name: "greeting" }, sendability: { ok: true } }]);
  expect(fetch).toEqual({ isRunning: false, fetchedAt: expect.any(Date), problem: null });
});

test("a refusal is told in words and keeps what was fetched before", async () => {
  const workspace = await createTestWorkspace(database().db);
  await refresh(workspace);
  await syncQueued(database().db, [greeting()]);
  await refresh(workspace);
  const claim = await claimNextKey(database().db, "sync", 1, newRotation());
  if (claim === null) throw new Error("nothing to do");
  const refused = { kind: "refused" as const, code: "190", title: "Expired", details: "" };
  const provider = { listTemplates: async () => ({ ...refused, httpStatus: 401 }) };
  const providers = { meta: provider, twilio: provider };
  await syncTemplates(deps(), claim.scope, { claim, keyring: testKeyring, providers });
  const { items, fetch } = await list(workspace);
  expect(items).toHaveLength(1);
  expect(fetch.isRunning).toBe(false);
  expect(fetch.problem).toMatch(/\w+\. \w+/);
});

test("the account's Flows are kept as they are now, with their state (S0.28)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const flow = (id: string, status: "published" | "draft") => ({
    ...{ providerFlowId: id, name: `Form ${id}`, status },
  });
  await refresh(workspace);
  await syncQueued(database().db, [], [flow("1", "draft"), flow("2", "published")]);
  await refresh(workspace);
  await syncQueued(database().db, [], [flow("1", "published")]);
  expect(await listFlows(deps(), workspace.as("agent"), workspace.number.id)).toEqual([
    { flowId: "1", name: "Form 1", status: "published" },
  ]);
});

test("a number that is switched off says so", async () => {
  const workspace = await createTestWorkspace(database().db);
  const off = inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(numbers).set({ isActive: false }),
  );
  await off;
  await refresh(workspace);
  await syncQueued(database().db, [greeting()]);
  expect((await list(workspace)).fetch).toMatchObject({
    isRunning: false,
    problem: expect.stringContaining("The number is switched off."),
  });
});
