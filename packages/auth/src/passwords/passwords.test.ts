import { argon2Sync, randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./index.ts";

const password = "correct horse battery";

test("a password is kept as an argon2id PHC string with a salt of its own (T-60)", async () => {
  const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(other).not.toBe(one);
  expect(one).not.toContain(password);
});

test("the right password is true, every other is false (T-60)", async () => {
  const hash = await hashPassword(password);
  expect(await verifyPassword(hash, password)).toBe(true);
  for (const wrong of ["", "Correct horse battery", `${password} `, password.slice(1)]) {
    expect(await verifyPassword(hash, wrong)).toBe(false);
  }
});

test("a password is the same however its accents were typed", async () => {
  const hash = await hashPassword("Gr\u00fc\u00dfe an alle");
  expect(await verifyPassword(hash, "Gru\u0308\u00dfe an alle")).toBe(true);
});

test("a hash of an earlier cost is still read, with its own cost", async () => {
  expect(await verifyPassword(cheapHash(), password)).toBe(true);
  expect(await verifyPassword(cheapHash(), "wrong")).toBe(false);
  await expect(verifyPassword("plain", password)).rejects.toThrow("cannot be read");
});

test("an unknown account costs a hash too, and is never right (T-11)", async () => {
  const hash = await hashPassword(password);
  const known = await timeOf(() => verifyPassword(hash, "wrong"));
  const unknown = await timeOf(() => verifyPassword(null, "wrong"));
  expect(await verifyPassword(null, "")).toBe(false);
  expect(unknown).toBeGreaterThan(known / 3);
});

test("beyond a queue of 32 a flood is turned away at once, and the queue is served", async () => {
  const hash = cheapHash();
  const flood = Array.from({ length: 60 }, () => verifyPassword(hash, password));
  const ended = await Promise.allSettled(flood);
  const refused = ended.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(ended.length - refused.length).toBeGreaterThanOrEqual(32);
  for (const { reason } of refused as PromiseRejectedResult[]) {
    expect(reason).toMatchObject({ code: "auth.too_many_attempts" });
  }
  expect(await verifyPassword(hash, password)).toBe(true);
});

function cheapHash(): string {
  const nonce = randomBytes(16);
  const cost = { memory: 8, passes: 1, parallelism: 1 };
  const tag = argon2Sync("argon2id", { message: password, nonce, tagLength: 32, ...cost });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString("base64").replaceAll("=", ""));
  return `$argon2id$v=19$m=8,t=1,p=1$${salt}$${hash}`;
}

/** The least of three runs: what the work itself takes on a busy machine. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return Math.min(...times);
}
