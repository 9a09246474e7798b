import type { ConversationView } from "../inbox-views.ts";
import { EarlierConversations } from "./earlier-conversations.tsx";
import { SharedFiles } from "./shared-files.tsx";

/** What was before, and what was shared (S0.48). */
export function HistoryTab({ conversation }: { conversation: ConversationView }) {
  return (
    <div className="space-y-6">
      <EarlierConversations conversation={conversation} />
      <SharedFiles conversation={conversation} />
    </div>
  );
}
