import { expect, test } from "vitest";
import { sizeWords } from "./size-words.ts";

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1 KB"],
  [1024 * 1024 - 1, "1 MB"],
  [5 * 1024 * 1024, "5 MB"],
  [4.7 * 1024 * 1024, "4.7 MB"],
])("%d bytes read %s", (bytes, words) => expect(sizeWords(bytes)).toBe(words));
