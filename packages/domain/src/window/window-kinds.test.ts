import { expect, test } from "vitest";
import { opensWindow, windowKinds } from "./index.ts";

const expected: Record<keyof typeof windowKinds, boolean> = {
  text: true,
  image: true,
  video: true,
  audio: true,
  document: true,
  sticker: true,
  location: true,
  contacts: true,
  button: true,
  interactive: true,
  order: true,
  reaction: true,
  unsupported: true,
  request_welcome: true,
  call: true,
  edit: false,
  revoke: false,
  system: false,
  status: false,
  echo: false,
  history: false,
  media_placeholder: false,
  preference: false,
};

test.each(Object.entries(expected))("%s opens the window: %s (WIN-9, D-05)", (kind, opens) => {
  expect(opensWindow(kind)).toBe(opens);
});

test("the table holds no kind without a test (WIN-9)", () => {
  expect(Object.keys(windowKinds).toSorted()).toEqual(Object.keys(expected).toSorted());
});

test.each(["poll_of_the_future", "constructor", "__proto__"])(
  "an unknown message type opens it: %s (WIN-9)",
  (kind) => {
    expect(opensWindow(kind)).toBe(true);
  },
);
