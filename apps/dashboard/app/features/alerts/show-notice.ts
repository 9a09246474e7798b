import type { ConversationView } from "../inbox/inbox-views.ts";
import { noticeSetting, noticeTextSetting } from "./alert-settings.ts";

export type Notice = { title: string; body: string };

/** What a notice says of a message that arrived: who wrote, and the words only if the person asked for them. */
export function noticeOf(
  { contact, lastMessage, number }: ConversationView,
  showsText: boolean,
): Notice {
  const words = showsText ? lastMessage?.preview : undefined;
  return { title: contact.name, body: words ?? `New message via ${number.displayName}` };
}

/**
 * Shows the browser's own notice of a message, if the person switched notices on and the browser lets us. A second
 * one of the same conversation takes the place of the first, also from another tab.
 */
export function showNotice(conversation: ConversationView, open: () => void): void {
  if (noticeSetting.read() !== "on" || !canShow()) return;
  const { title, body } = noticeOf(conversation, noticeTextSetting.read() === "on");
  const notice = new Notification(title, { body, tag: conversation.id, icon: "/favicon.svg" });
  notice.onclick = () => {
    window.focus();
    notice.close();
    open();
  };
}

/** Asks the browser's leave, on a click; true when notices can be shown. */
export async function askForNotices(): Promise<boolean> {
  if (!("Notification" in window)) return false;
  if (Notification.permission === "default") await Notification.requestPermission();
  return canShow();
}

function canShow(): boolean {
  return "Notification" in window && Notification.permission === "granted";
}
