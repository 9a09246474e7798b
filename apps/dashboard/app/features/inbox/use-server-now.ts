import { useEffect, useState } from "react";
import { useInbox } from "./inbox-context.ts";

/**
 * The server's time; renders again after `untilNextMs(now)` milliseconds, at the latest after a
 * minute.
 */
export function useServerNow(untilNextMs: (now: Date) => number): Date {
  const { serverTime } = useInbox();
  const [, tick] = useState(0);
  const now = serverTime();
  const waitMs = Math.max(1, Math.min(untilNextMs(now), 60_000));
  useEffect(() => {
    const timer = setTimeout(() => tick((count) => count + 1), waitMs + 5);
    return () => clearTimeout(timer);
  });
  return now;
}
