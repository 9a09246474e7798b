import { expect, test } from "vitest";
import { clockWords } from "./clock-words.ts";

test.each([
  [0, "0:00"],
  [7.9, "0:07"],
  [754, "12:34"],
  [Number.NaN, "0:00"],
  [Number.POSITIVE_INFINITY, "0:00"],
])("%d seconds read %s", (seconds, words) => expect(clockWords(seconds)).toBe(words));
