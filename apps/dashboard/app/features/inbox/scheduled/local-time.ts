const hourMs = 3_600_000;

/** The next full hour after the one that runs, as a time field of the browser's own zone writes it. */
export function startOfNextHour(now: Date): string {
  const next = new Date(now.getTime() + 2 * hourMs);
  next.setMinutes(0, 0, 0);
  const local = new Date(next.getTime() - next.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment a time field holds; null while it holds none. */
export function timeOf(written: string): Date | null {
  const time = new Date(written);
  return Number.isNaN(time.getTime()) ? null : time;
}
