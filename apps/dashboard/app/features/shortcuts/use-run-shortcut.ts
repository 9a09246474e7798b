import { showToast } from "../../components/toasts.ts";
import { useInbox } from "../inbox/inbox-context.ts";
import type { ConversationId } from "../inbox/inbox-views.ts";
import type { Shortcut } from "./shortcut-of.ts";

/** What a part of the page marks as the place of a shortcut: `data-shortcut="reply"`. */
type Place = "reply" | "assign" | "search" | "details";

const absent: Readonly<Record<Place, string>> = {
  reply: "Open a conversation to write in it",
  assign: "Open a conversation to assign it",
  search: "Go back to the list to search",
  details: "Open a conversation to see its details",
};

/** Does what a shortcut says, for the conversation that is open. `show` opens the palette and the list of keys. */
export function useRunShortcut(
  openedId: ConversationId | null,
  show: (what: "palette" | "help") => void,
): (name: Shortcut) => void {
  const { api, lists } = useInbox();
  const close = async (conversationId: ConversationId) => {
    if (lists.find(conversationId)?.status !== "open") return;
    await api.conversations.close.mutate({ conversationId });
    await lists.patch([conversationId]);
  };
  return (name) => {
    switch (name) {
      case "palette":
      case "help":
        return show(name);
      case "next":
        return moveFocus(1);
      case "previous":
        return moveFocus(-1);
      case "search":
        return goTo("search");
      case "reply":
        return goTo("reply");
      case "assign":
        if (placeOf("assign") === null) placeOf("details")?.click();
        // What the details hold is there after they are drawn.
        requestAnimationFrame(() => goTo("assign"));
        return;
      case "close":
        if (openedId === null) return;
        close(openedId).catch((error: Error) => showToast(sentence(error.message)));
    }
  };
}

/** From the row that has the focus, or the open conversation's, to its neighbour. */
function moveFocus(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-conversation-row]")];
  const focused = rows.indexOf(document.activeElement as HTMLElement);
  const opened = rows.findIndex((row) => row.getAttribute("aria-current") === "page");
  const at = focused === -1 ? opened : focused;
  const row = rows[at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function goTo(place: Place): void {
  const element = placeOf(place);
  if (element === null) {
    showToast(absent[place]);
    return;
  }
  if (element instanceof HTMLTextAreaElement && element.disabled) {
    showToast(`Nothing can be written here: ${element.placeholder}`);
    return;
  }
  element.focus();
  if (element instanceof HTMLButtonElement) element.click();
}

/** The part of the page that is marked as the place, if one can see it. */
function placeOf(place: Place): HTMLElement | null {
  const marked = document.querySelectorAll<HTMLElement>(`[data-shortcut="${place}"]`);
  return [...marked].find((element) => element.offsetParent !== null) ?? null;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
