const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** "3–9 May 2026", "28 Apr – 3 May 2026", "3 May 2026"; in the reader's time zone. */
export function dateRange({
  firstAt,
  lastAt,
}: {
  firstAt: Date | null;
  lastAt: Date | null;
}): string {
  if (firstAt === null || lastAt === null) return "No messages";
  return format.formatRange(firstAt, lastAt);
}
