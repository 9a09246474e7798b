const minuteMs = 60_000;

/** "3 h 12 m", "12 m", "under 1 m": how long a window stays open; whole minutes, never rounded up. */
export function remainingWords(remainingMs: number): string {
  const minutes = Math.floor(remainingMs / minuteMs);
  if (minutes < 1) return "under 1 m";
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} m` : `${hours} h ${minutes % 60} m`;
}

/** The same for a small chip: "3 h", "42 m", "<1 m". */
export function remainingChip(remainingMs: number): string {
  const minutes = Math.floor(remainingMs / minuteMs);
  if (minutes < 1) return "<1 m";
  return minutes < 60 ? `${minutes} m` : `${Math.floor(minutes / 60)} h`;
}

/** How long until the words above change, or the window closes: never more than a minute. */
export function msUntilChange(remainingMs: number): number {
  return remainingMs % minuteMs || Math.min(remainingMs, minuteMs);
}
