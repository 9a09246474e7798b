import { describe, expect, test } from "vitest";
import { isTrayReady, messageOf, type Tray, type TrayFile, trayReducer } from "./tray-state.ts";

const file = (key: string, more: Partial<TrayFile> = {}): TrayFile => ({
  ...{ key, name: `${key}.jpg`, mimeType: "image/jpeg", sizeBytes: 10, kind: "image" },
  ...{
    hasCaption: true,
    isAnimated: false,
    caption: "",
    state: "uploading",
    problem: null,
    progress: 0,
  },
  mediaId: null,
  ...more,
});
const uploaded = (key: string) =>
  ({ type: "uploaded", key, mediaId: `m-${key}`, mimeType: "image/jpeg" }) as const;

describe("the tray", () => {
  test("keeps the order in which files were chosen, whichever is uploaded first", () => {
    let tray: Tray = trayReducer([], { type: "added", files: [file("a"), file("b")] });
    tray = trayReducer(tray, uploaded("b"));
    expect(isTrayReady(tray)).toBe(false);
    tray = trayReducer(tray, uploaded("a"));
    expect(isTrayReady(tray)).toBe(true);
    expect(tray.map((one) => messageOf(one)?.media.mediaId)).toEqual(["m-a", "m-b"]);
  });

  test("a refused file holds the sending until it is removed (S0.13)", () => {
    const refused = file("b", { state: "refused", problem: "An image can have at most 5 MB." });
    const tray = trayReducer([file("a"), refused], uploaded("a"));
    expect(isTrayReady(tray)).toBe(false);
    expect(isTrayReady(trayReducer(tray, { type: "removed", key: "b" }))).toBe(true);
  });

  test("an upload that failed is tried again from the start", () => {
    let tray = trayReducer([file("a")], { type: "progressed", key: "a", progress: 0.5 });
    tray = trayReducer(tray, { type: "failed", key: "a", problem: "No connection" });
    expect(tray[0]).toMatchObject({ state: "failed", problem: "No connection", progress: 0.5 });
    tray = trayReducer(tray, { type: "retried", key: "a" });
    expect(tray[0]).toMatchObject({ state: "uploading", problem: null, progress: 0 });
  });

  test("is empty once it is sent; an empty one has nothing to send", () => {
    expect(trayReducer([file("a")], { type: "sent" })).toEqual([]);
    expect(isTrayReady([])).toBe(false);
  });
});

describe("the message of a file", () => {
  test("carries its caption, a blank one is none (S1.17)", () => {
    const ready = trayReducer([file("a")], uploaded("a"));
    const content = (caption: string) =>
      messageOf(trayReducer(ready, { type: "captioned", key: "a", caption })[0]!)?.content;
    expect(content("Menu")).toEqual({ type: "image", media: { mediaId: "m-a" }, caption: "Menu" });
    expect(content("  ")).toMatchObject({ caption: null });
  });

  test.each(["audio", "voice"] as const)("%s has none (S0.12, S0.14)", (kind) => {
    const [ready] = trayReducer([file("a", { kind, caption: "x" })], uploaded("a"));
    expect(messageOf(ready!)?.content).toEqual({ type: kind, media: { mediaId: "m-a" } });
  });

  test("a caption is not sent where the provider shows none (S1.18)", () => {
    const one = file("a", { kind: "video", hasCaption: false, caption: "x" });
    expect(messageOf(trayReducer([one], uploaded("a"))[0]!)?.content).toMatchObject({
      caption: null,
    });
  });

  test("there is none before the upload is done", () => {
    expect(messageOf(file("a"))).toBeNull();
  });
});
