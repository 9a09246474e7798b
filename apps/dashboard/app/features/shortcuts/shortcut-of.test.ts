import { expect, test } from "vitest";
import { type Press, shortcutOf, shortcuts } from "./shortcut-of.ts";

const press = (key: string, also: Partial<Press> = {}): Press => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...{ isTaken: false, isInField: false, isInDialog: false, isOn: true },
  ...also,
});

test.each([
  ["j", "next"],
  ["K", "previous"],
  ["e", "close"],
  ["a", "assign"],
  ["r", "reply"],
  ["/", "search"],
  ["?", "help"],
  ["x", null],
])("%s alone is %s", (key, name) => {
  expect(shortcutOf(press(key))).toBe(name);
});

test("the palette opens from a field too, by Ctrl or by Command", () => {
  expect(shortcutOf(press("k", { ctrlKey: true, isInField: true }))).toBe("palette");
  expect(shortcutOf(press("K", { metaKey: true }))).toBe("palette");
  expect(shortcutOf(press("j", { metaKey: true }))).toBeNull();
  expect(shortcutOf(press("k", { metaKey: true, ctrlKey: true }))).toBeNull();
});

test.each([
  { isInField: true },
  { isInDialog: true },
  { isTaken: true },
  { altKey: true },
  { isOn: false },
] satisfies Partial<Press>[])("letters stay letters: %j", (also) => {
  expect(shortcutOf(press("e", also))).toBeNull();
});

test("every shortcut is listed once, with the keys that do it", () => {
  for (const { name, keys } of shortcuts) {
    const ctrlKey = keys.length > 1;
    expect(shortcutOf(press(keys.at(-1) ?? "", { ctrlKey }))).toBe(name);
  }
  expect(new Set(shortcuts.map(({ name }) => name)).size).toBe(shortcuts.length);
});
