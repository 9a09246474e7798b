/** What the keyboard does in the inbox. */
export type Shortcut =
  | "next"
  | "previous"
  | "close"
  | "assign"
  | "reply"
  | "search"
  | "palette"
  | "help";

/** Every shortcut with its keys and words, in the order in which they are listed. */
export const shortcuts: readonly { name: Shortcut; keys: readonly string[]; words: string }[] = [
  { name: "next", keys: ["J"], words: "Next conversation" },
  { name: "previous", keys: ["K"], words: "Previous conversation" },
  { name: "reply", keys: ["R"], words: "Write a reply" },
  { name: "assign", keys: ["A"], words: "Assign the conversation" },
  { name: "close", keys: ["E"], words: "Close the conversation" },
  { name: "search", keys: ["/"], words: "Search people and messages" },
  { name: "palette", keys: ["Ctrl", "K"], words: "Command palette" },
  { name: "help", keys: ["?"], words: "List the shortcuts" },
];

const byKey: Readonly<Record<string, Shortcut>> = {
  j: "next",
  k: "previous",
  e: "close",
  a: "assign",
  r: "reply",
  "/": "search",
  "?": "help",
};

export type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Part of composing a sign, or already answered by what has the focus. */
  isTaken: boolean;
  /** Is the focus where letters mean letters: a field, a menu, a dialog? */
  isInField: boolean;
  isInDialog: boolean;
  /** Has the person left single keys switched on (WCAG 2.1.4)? */
  isOn: boolean;
};

/** The shortcut of a key press, or null: single keys never act where one writes or chooses. */
export function shortcutOf(press: Press): Shortcut | null {
  const { key, ctrlKey, metaKey, altKey, isTaken, isInField, isInDialog, isOn } = press;
  if (isTaken || altKey || isInDialog) return null;
  if (ctrlKey !== metaKey) return key.toLowerCase() === "k" ? "palette" : null;
  if (ctrlKey || isInField || !isOn) return null;
  return byKey[key.toLowerCase()] ?? null;
}
