/** How a webhook is tried: timeouts in milliseconds, how many retries, and after what. */
export type ConnectionOverride = {
  readTimeoutMs: number;
  totalTimeoutMs: number;
  retries: number;
  policy: string[];
};

/**
 * Reads the overrides behind the `#` of a webhook's URL, e.g. `#rc=3&rp=ct,5xx`. Without them: one
 * retry, and only when no connection came about; 15 s for all tries together.
 */
export function readConnectionOverride(url: string): ConnectionOverride {
  const [, fragment = ""] = url.split("#", 2);
  const given = new URLSearchParams(fragment);
  const number = (key: string, fallback: number, min: number, max: number) => {
    const value = Number(given.get(key) ?? fallback);
    return Number.isInteger(value) ? Math.min(max, Math.max(min, value)) : fallback;
  };
  return {
    readTimeoutMs: number("rt", 15_000, 100, 15_000),
    totalTimeoutMs: number("tt", 15_000, 100, 15_000),
    retries: number("rc", 1, 0, 5),
    policy: (given.get("rp") ?? "ct").split(","),
  };
}
