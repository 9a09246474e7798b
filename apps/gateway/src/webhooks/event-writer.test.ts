import type { RawEvent } from "@parley/core/inbound";
import type { Endpoint } from "@parley/core/numbers";
import { expect, test } from "vitest";
import { createEventWriter } from "./event-writer.ts";

/** A store that commits when told to, and the writer in front of it. */
function openWriter() {
  const calls: { workspaceId: string; count: number; end: (error?: Error) => void }[] = [];
  const writer = createEventWriter(
    (endpoint, events) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error === undefined ? resolve() : reject(error));
        calls.push({ workspaceId: endpoint.workspaceId, count: events.length, end });
      }),
  );
  const told: string[] = [];
  const write = (workspaceId: string, name: string, bytes = 1) =>
    writer.write({ workspaceId } as Endpoint, { body: Buffer.alloc(bytes) } as RawEvent).then(
      () => told.push(name),
      (error: Error) => told.push(`${name}: ${error.message}`),
    );
  return { calls, told, write };
}

/** Everything that can happen by now has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("an event is told of its own commit, not before and not of another's (I1)", async () => {
  const { calls, told, write } = openWriter();
  void write("a", "first");
  void write("a", "second");
  await settled();
  expect(told).toEqual([]);
  calls[1]?.end();
  await settled();
  expect(told).toEqual(["second"]);
  calls[0]?.end(new Error("no connection"));
  await settled();
  expect(told).toEqual(["second", "first: no connection"]);
});

test("what arrives while two transactions of its workspace run shares the next one", async () => {
  const { calls, told, write } = openWriter();
  for (let index = 0; index < 10; index += 1) void write("a", String(index));
  expect(calls.map(({ count }) => count)).toEqual([1, 1]);
  calls[0]?.end();
  await settled();
  expect(calls.map(({ count }) => count)).toEqual([1, 1, 8]);
  for (const call of calls) call.end();
  await settled();
  expect(told).toHaveLength(10);
});

test("a workspace with a backlog does not keep another waiting (F-50)", async () => {
  const { calls, write } = openWriter();
  for (let index = 0; index < 50; index += 1) void write("busy", String(index));
  void write("quiet", "one");
  expect(calls.map(({ workspaceId }) => workspaceId)).toEqual(["busy", "busy", "quiet"]);
});

test("when too much waits, more is refused, so that the provider comes back later (R-08)", async () => {
  const { told, write } = openWriter();
  const half = 32 * 1024 * 1024;
  void write("a", "running");
  void write("a", "running too");
  for (const name of ["one", "two", "three"]) void write("a", name, half);
  await settled();
  expect(told).toEqual(["three: too many events wait"]);
});
