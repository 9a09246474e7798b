/** Retry-After in whole seconds → milliseconds, at most a day; a date is not worth a clock, and gives null. */
export function retryAfterMs(response: Response): number | null {
  const seconds = /^\d{1,9}$/.exec(response.headers.get("retry-after") ?? "")?.[0];
  return seconds === undefined ? null : Math.min(Number(seconds), 86_400) * 1000;
}
