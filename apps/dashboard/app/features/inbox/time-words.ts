const dayMs = 86_400_000;

/** Time of a list row: "now", "5 m", the time of day today, "Yesterday", a weekday, a date. */
export function listTime(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} m`;
  const days = daysBetween(at, now);
  if (days === 0) return timeOfDay(at);
  if (days === 1) return "Yesterday";
  if (days < 7) return format(at, { weekday: "short" });
  const isThisYear = at.getFullYear() === now.getFullYear();
  return isThisYear
    ? format(at, { day: "numeric", month: "short" })
    : format(at, { day: "2-digit", month: "2-digit", year: "2-digit" });
}

/** The separator above a day's messages: "Today", "Yesterday", a weekday, a date. */
export function dayLabel(at: Date, now: Date): string {
  const days = daysBetween(at, now);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  if (days < 7) return format(at, { weekday: "long" });
  const isThisYear = at.getFullYear() === now.getFullYear();
  return format(at, { day: "numeric", month: "long", ...(!isThisYear && { year: "numeric" }) });
}

/** "14:05", in the reader's time zone. */
export function timeOfDay(at: Date): string {
  return format(at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "21 Nov 2026, 14:05", for details and hints. */
export function fullTime(at: Date): string {
  const day = format(at, { day: "numeric", month: "short", year: "numeric" });
  return `${day}, ${timeOfDay(at)}`;
}

/** Calendar days from `at` to `now` in the reader's time zone. */
export function daysBetween(at: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / dayMs);
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date, options: Intl.DateTimeFormatOptions): string {
  const name = JSON.stringify(options);
  const known = formats.get(name) ?? new Intl.DateTimeFormat("en-GB", options);
  formats.set(name, known);
  return known.format(at);
}
