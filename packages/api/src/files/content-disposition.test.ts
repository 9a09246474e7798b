import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition.ts";

test.each([
  ["image/png", null, "inline"],
  ["application/zip", null, "attachment"],
  ["image/png", "a.png", "inline; filename=\"a.png\"; filename*=UTF-8''a.png"],
  ["image/svg+xml", "a.svg", "attachment; filename=\"a.svg\"; filename*=UTF-8''a.svg"],
  [
    "text/html",
    "ü (1).htm",
    "attachment; filename=\"_ (1).htm\"; filename*=UTF-8''%C3%BC%20%281%29.htm",
  ],
  [
    "text/plain",
    'a"; x="b.txt',
    "attachment; filename=\"a_; x=_b.txt\"; filename*=UTF-8''a%22%3B%20x%3D%22b.txt",
  ],
  [
    "text/plain",
    "a\r\nset-cookie: b",
    "attachment; filename=\"aset-cookie: b\"; filename*=UTF-8''aset-cookie%3A%20b",
  ],
  [
    "text/plain",
    "😀\ud800",
    "attachment; filename=\"___\"; filename*=UTF-8''%F0%9F%98%80%EF%BF%BD",
  ],
])("%s called %j goes out as %j (T-42, T-43)", (mimeType, filename, header) => {
  expect(contentDisposition({ mimeType, filename })).toBe(header);
  expect(() => new Headers({ "content-disposition": header })).not.toThrow();
});
