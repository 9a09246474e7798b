/** Notes that were begun and not added, by conversation; they live as long as the page. */
const drafts = new Map<string, string>();

export const noteDrafts = {
  read: (conversationId: string): string => drafts.get(conversationId) ?? "",
  keep(conversationId: string, text: string): void {
    if (text === "") drafts.delete(conversationId);
    else drafts.set(conversationId, text);
  },
};
