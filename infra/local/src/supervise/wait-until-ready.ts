import { setTimeout as pause } from "node:timers/promises";

const pollMs = 40;
const answerTimeoutMs = 1_000;

/** Resolves when the URL answers 200. Rejects with the signal's reason when it is aborted first. */
export async function waitUntilReady(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answers(url, signal))) await pause(pollMs);
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)]);
    const response = await fetch(url, { signal: limit, headers: { connection: "close" } });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
