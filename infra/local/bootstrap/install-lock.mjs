import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { say } from "./say.mjs";

const unownedMs = 10_000;

/** Holds the folder's install lock while `work` runs, so that two first starts take turns. */
export async function withInstallLock(tools, work) {
  const lock = join(tools, ".lock");
  await take(lock);
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

async function take(lock) {
  for (let isFirst = true; ; isFirst = false) {
    if (claim(lock)) {
      writeFileSync(join(lock, "pid"), String(process.pid));
      return;
    }
    if (isFirst && !isStale(lock)) say.line("Another start is installing here; waiting for it …");
    clearIfStale(lock);
    await pause(150);
  }
}

/** Only the holder of the second lock may clear a dead one: two waiters must not clear each other's. */
function clearIfStale(lock) {
  const broom = `${lock}-clearing`;
  if (!claim(broom)) {
    if (isOlderThan(broom, unownedMs)) rmSync(broom, { recursive: true, force: true });
    return;
  }
  if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
  rmSync(broom, { recursive: true, force: true });
}

function claim(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isStale(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, "pid"), "utf8")) || Number.NaN, 0);
    return false;
  } catch (error) {
    if (error.code === "EPERM") return false;
    if (error.code === "ESRCH") return true;
    return isOlderThan(lock, unownedMs);
  }
}

function isOlderThan(path, ms) {
  try {
    return Date.now() - statSync(path).mtimeMs > ms;
  } catch {
    return false;
  }
}
