import { connect } from "@parley/db/client";
import { useTestDatabase } from "@parley/testkit/database";
import { expect, test, vi } from "vitest";
import { queueNames } from "../jobs/index.ts";
import { createWake, listenForWake, type WakeTopic } from "./index.ts";

const database = useTestDatabase();

/** Everything heard by a listener while `act` runs and until `until` holds. */
async function heardWhile(
  act: (wake: ReturnType<typeof createWake>) => void,
  until: (heard: WakeTopic[][]) => void,
): Promise<WakeTopic[][]> {
  const listener = connect(database().appUrl, { max: 1 });
  const heard: WakeTopic[][] = [];
  const stop = await listenForWake(listener.sql, (topics) => heard.push([...topics]));
  heard.length = 0;
  act(createWake(database().db.sql));
  await vi.waitFor(() => until(heard));
  await stop();
  await listener.close();
  return heard;
}

test("a thousand calls at once are a notice or two, which name everything that was committed", async () => {
  const heard = await heardWhile(
    (wake) => {
      for (let count = 0; count < 1_000; count += 1) wake(count % 2 === 0 ? "send" : "inbound");
    },
    (notices) => expect(notices.flat()).toEqual(expect.arrayContaining(["send", "inbound"])),
  );
  expect(heard.length).toBeLessThanOrEqual(2);
});

test("a call after a pause is told at once", async () => {
  const heard = await heardWhile(
    (wake) => wake("outbox"),
    (notices) => expect(notices).toHaveLength(1),
  );
  expect(heard).toEqual([["outbox"]]);
});

test("a listener that begins, or comes back, is told to look at everything", async () => {
  const listener = connect(database().appUrl, { max: 1 });
  const heard: WakeTopic[][] = [];
  await listenForWake(listener.sql, (topics) => heard.push([...topics]));
  await vi.waitFor(() => expect(heard).toEqual([[...queueNames, "outbox"]]));
  await listener.close();
});

test("a database that is away costs the notice, not the caller", async () => {
  const away = connect(database().appUrl, { max: 1 });
  await away.close();
  const wake = createWake(away.sql);
  expect(() => wake("send")).not.toThrow();
});
