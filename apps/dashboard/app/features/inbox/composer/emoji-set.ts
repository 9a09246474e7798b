import emojis from "emojibase-data/en/compact.json" with { type: "json" };

export type Emoji = { unicode: string; label: string; tags: readonly string[]; group: number };

/** The groups people know from their keyboards, each by an emoji of its own. */
export const emojiGroups = [
  { group: 0, name: "Smileys", icon: "😀" },
  { group: 1, name: "People", icon: "👋" },
  { group: 3, name: "Animals and nature", icon: "🐶" },
  { group: 4, name: "Food and drink", icon: "☕" },
  { group: 5, name: "Travel and places", icon: "✈️" },
  { group: 6, name: "Activities", icon: "⚽" },
  { group: 7, name: "Objects", icon: "💡" },
  { group: 8, name: "Symbols", icon: "❤️" },
  { group: 9, name: "Flags", icon: "🏁" },
] as const;

const all: readonly Emoji[] = emojis
  .flatMap(({ unicode, label, tags = [], group, order }) =>
    group === undefined || order === undefined ? [] : [{ unicode, label, tags, group, order }],
  )
  .toSorted((a, b) => a.order - b.order);

const maxFound = 120;

/** The emojis of a group, in the order of the standard. */
export function emojisOf(group: number): Emoji[] {
  return all.filter((emoji) => emoji.group === group);
}

/** The emojis whose name or tags hold all words of the search. */
export function searchEmojis(search: string): Emoji[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .filter(({ label, tags }) => {
      const text = [label, ...tags].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .slice(0, maxFound);
}

/** The emoji of a text, for those remembered as last used; unknown ones are left out. */
export function knownEmojis(unicodes: readonly string[]): Emoji[] {
  return unicodes.flatMap((unicode) => all.find((emoji) => emoji.unicode === unicode) ?? []);
}
