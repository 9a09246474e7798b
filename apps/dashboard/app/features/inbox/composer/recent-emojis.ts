const key = "parley-recent-emojis";
const maxKept = 24;

/** The emojis used last in this browser, the newest first; none where it keeps nothing. */
export function readRecentEmojis(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Puts an emoji first among them. */
export function rememberEmoji(emoji: string): void {
  const kept = [emoji, ...readRecentEmojis().filter((one) => one !== emoji)].slice(0, maxKept);
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage may be switched off or full: then nothing is remembered.
  }
}
