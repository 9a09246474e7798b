import { z } from "zod";

const schema = z.object({ startedAt: z.number(), installMs: z.number(), pid: z.number() });

/** When the command was typed (Unix milliseconds), how long installing took, and the bootstrap's process. */
export type LaunchFacts = z.infer<typeof schema>;

/** What the bootstrap hands on as JSON; started without it, everything begins now. */
export function readLaunchFacts(text: string | undefined, now: number): LaunchFacts {
  const alone = { startedAt: now, installMs: 0, pid: process.pid };
  if (text === undefined) return alone;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return alone;
  }
}
