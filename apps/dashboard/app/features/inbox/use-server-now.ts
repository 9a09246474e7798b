import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useInbox } from "./inbox-context.ts";

/**
 * The server's time, which countdowns trust rather than this browser's clock. Renders again after
 * `untilNextMs(now)` milliseconds, at the latest after a minute.
 */
export function useServerNow(untilNextMs: (now: Date) => number): Date {
  const { keys } = useInbox();
  const cache = useQueryClient();
  const read = () => new Date(Date.now() + (cache.getQueryData<number>(keys.clock) ?? 0));
  const [, tick] = useState(0);
  const now = read();
  const waitMs = Math.max(1, Math.min(untilNextMs(now), 60_000));
  useEffect(() => {
    const timer = setTimeout(() => tick((count) => count + 1), waitMs + 5);
    return () => clearTimeout(timer);
  });
  return now;
}
