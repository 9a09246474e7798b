import { expect, test, vi } from "vitest";
import type { ConversationId } from "../inbox-views.ts";
import type { Outgoing } from "../messages-state.ts";
import { createSender } from "./create-sender.ts";
import { createOutboxStore } from "./outbox-store.ts";

const id = "c" as ConversationId;
const offline = new TypeError("Failed to fetch");
const refusal = Object.assign(new Error("it is closed"), { data: { httpStatus: 409 } });

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

function written(clientMessageId: string): Outgoing {
  const content = { type: "text" as const, text: clientMessageId };
  return { clientMessageId, content, media: null, quoted: null, at: new Date(0) };
}

function setUp(storage = memory()) {
  let isOnline = true;
  const back: (() => void)[] = [];
  const delivered: string[] = [];
  const onFailure = vi.fn();
  const store = createOutboxStore({ slug: "luma", userId: "me" }, () => storage);
  const deliver = vi.fn(async (_: ConversationId, { clientMessageId }: Outgoing) => {
    if (!isOnline) throw offline;
    if (clientMessageId.startsWith("refused")) throw refusal;
    delivered.push(clientMessageId);
  });
  const wait = () => new Promise<void>((resolve) => back.push(resolve));
  const sender = createSender({ store, deliver, onFailure, wait });
  const setOnline = (value: boolean) => {
    isOnline = value;
    for (const wake of back.splice(0)) wake();
  };
  const names = () => sender.unconfirmedOf(id).map(({ clientMessageId }) => clientMessageId);
  return { sender, store, storage, deliver, delivered, onFailure, setOnline, names };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("what is written offline is sent once when the connection is back, in its order (F-61, A-02)", async () => {
  const { sender, store, setOnline, delivered, onFailure, names } = setUp();
  setOnline(false);
  for (const name of ["one", "two", "three"]) sender.send(id, written(name));
  await settle();
  expect(onFailure.mock.calls).toMatchObject([[id, "one", { kind: "waiting" }]]);
  expect(names()).toEqual(["one", "two", "three"]);
  setOnline(false);
  await settle();
  setOnline(true);
  await settle();
  expect(delivered).toEqual(["one", "two", "three"]);
  expect([names(), store.all()]).toEqual([[], []]);
});

test("what was discarded while it waited is never sent (F-61)", async () => {
  const { sender, setOnline, delivered } = setUp();
  setOnline(false);
  sender.send(id, written("one"));
  sender.send(id, written("two"));
  await settle();
  sender.drop("one");
  setOnline(true);
  await settle();
  expect(delivered).toEqual(["two"]);
});

test("a refused message stays to be seen, is not sent again, and holds nothing up (S0.5)", async () => {
  const { sender, store, delivered, names, onFailure } = setUp();
  sender.send(id, written("refused"));
  sender.send(id, written("next"));
  await settle();
  expect(onFailure.mock.calls).toMatchObject([[id, "refused", { kind: "refused" }]]);
  expect(delivered).toEqual(["next"]);
  expect(names()).toEqual(["refused"]);
  expect(store.all()).toEqual([]);
});

test("a reload of the tab loses nothing: the next page sends it, once (F-61)", async () => {
  const before = setUp();
  before.setOnline(false);
  before.sender.send(id, written("one"));
  await settle();
  const after = setUp(before.storage);
  expect(after.sender.resume()).toEqual([{ conversationId: id, message: written("one") }]);
  expect(after.sender.resume()).toEqual([]);
  await settle();
  expect(after.delivered).toEqual(["one"]);
  expect(after.store.all()).toEqual([]);
});

test("another person in the same tab does not send it (T-06)", async () => {
  const { sender, setOnline, storage } = setUp();
  setOnline(false);
  sender.send(id, written("one"));
  await settle();
  expect(createOutboxStore({ slug: "luma", userId: "she" }, () => storage).all()).toEqual([]);
});

test("a tab that keeps nothing sends all the same", async () => {
  const refuse = () => {
    throw new Error("no storage");
  };
  const { sender, delivered, store } = setUp({ getItem: refuse, setItem: refuse });
  sender.send(id, written("one"));
  await settle();
  expect([delivered, store.all()]).toEqual([["one"], []]);
});

test("what waited for a connection goes without a question about what was written meanwhile (F-61)", async () => {
  const { sender, deliver, setOnline } = setUp();
  const seen = { version: 3, sequence: 7 };
  setOnline(false);
  sender.send(id, { ...written("one"), seen });
  await settle();
  sender.send(id, { ...written("two"), seen });
  setOnline(true);
  await settle();
  sender.send(id, { ...written("three"), seen });
  await settle();
  const asked = deliver.mock.calls.map(([, message]) => [message.clientMessageId, message.seen]);
  expect(asked).toEqual([
    ["one", seen],
    ["one", null],
    ["two", null],
    ["three", seen],
  ]);
});
