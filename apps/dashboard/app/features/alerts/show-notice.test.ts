import { afterEach, expect, test, vi } from "vitest";
import type { ConversationView } from "../inbox/inbox-views.ts";
import { noticeSetting } from "./alert-settings.ts";
import { askForNotices, noticeOf, showNotice } from "./show-notice.ts";

const conversation = {
  id: "c1",
  contact: { name: "Ana" },
  number: { displayName: "Support" },
  lastMessage: { preview: "My card number is 4111" },
} as unknown as ConversationView;

afterEach(() => {
  vi.unstubAllGlobals();
  noticeSetting.write("off");
});

function browser(permission: string, asked = permission) {
  const shown: { title: string; tag?: string }[] = [];
  class FakeNotification {
    static permission = permission;
    static requestPermission = vi.fn(async () => {
      FakeNotification.permission = asked;
    });
    onclick: (() => void) | null = null;
    close = vi.fn();
    constructor(title: string, options: { tag: string }) {
      shown.push({ title, ...options });
      setTimeout(() => this.onclick?.());
    }
  }
  const window = { Notification: FakeNotification, focus: vi.fn() };
  vi.stubGlobal("window", window);
  vi.stubGlobal("Notification", FakeNotification);
  return { shown, FakeNotification };
}

test("a notice says who wrote, and what only on demand (S3.25)", () => {
  expect(noticeOf(conversation, false)).toEqual({
    ...{ title: "Ana", body: "New message via Support" },
  });
  expect(noticeOf(conversation, true).body).toBe("My card number is 4111");
});

test("a notice is shown only where the person and the browser allow it, and opens its thread (S3.25)", async () => {
  const { shown } = browser("granted");
  showNotice(conversation, () => undefined);
  expect(shown).toEqual([]);
  noticeSetting.write("on");
  const opened = new Promise<void>((open) => {
    showNotice(conversation, open);
  });
  await opened;
  expect(shown).toMatchObject([{ title: "Ana", tag: "c1" }]);
  browser("denied");
  showNotice(conversation, () => undefined);
  expect(shown).toHaveLength(1);
});

test("the browser is asked once, on demand, and its answer is taken (S3.25)", async () => {
  const { FakeNotification } = browser("default", "granted");
  expect(await askForNotices()).toBe(true);
  expect(await askForNotices()).toBe(true);
  expect(FakeNotification.requestPermission).toHaveBeenCalledTimes(1);
  browser("default", "denied");
  expect(await askForNotices()).toBe(false);
  vi.stubGlobal("window", {});
  expect(await askForNotices()).toBe(false);
});
