import { readFileSync, writeFileSync } from "node:fs";
import { memoryOf } from "@parley/local/launch";

const mebibyte = 1024 * 1024;
const sampleMs = 10;

/**
 * How far a process's memory stood above where it was, at the worst moment of the work, in mebibytes. On Linux the
 * system keeps the worst moment itself; elsewhere it is looked for every ten milliseconds.
 */
export async function memoryRise(pid: number, work: () => Promise<void>): Promise<number> {
  return process.platform === "linux" ? riseOnLinux(pid, work) : riseBySamples(pid, work);
}

async function riseOnLinux(pid: number, work: () => Promise<void>): Promise<number> {
  // "5" sets the high-water mark back to what is resident now.
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  const before = statusOf(pid, "VmRSS");
  await work();
  return (statusOf(pid, "VmHWM") - before) / 1024;
}

function statusOf(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? Number.NaN);
}

async function riseBySamples(pid: number, work: () => Promise<void>): Promise<number> {
  const now = () => memoryOf([pid]) ?? Number.NaN;
  const before = now();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, now());
  }, sampleMs);
  await work().finally(() => clearInterval(timer));
  return (most - before) / mebibyte;
}
