import { expect, test } from "vitest";
import { cleanFilename } from "./clean-filename.ts";

test.each([
  ["Angebot März.pdf", "Angebot März.pdf"],
  ["../../etc/passwd", "passwd"],
  ["C:\\temp\\a.pdf", "a.pdf"],
  ["a\r\nset-cookie: x.pdf", "aset-cookie: x.pdf"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["\u0000\u200F", null],
  ["..", null],
  ["folder/", null],
  ["", null],
  [null, null],
  [`${"a".repeat(65_000)}.pdf`, `${"a".repeat(196)}.pdf`],
  ["x".repeat(300), "x".repeat(200)],
])("the name %j is kept as %j (T-43)", (name, kept) => {
  expect(cleanFilename(name)).toBe(kept);
});
