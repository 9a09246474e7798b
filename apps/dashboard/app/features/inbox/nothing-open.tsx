import { MessageSquareText } from "lucide-react";
import { EmptyState } from "../../components/empty-state.tsx";

/** The middle of the screen while no conversation is open. */
export function NothingOpen() {
  return (
    <div className="hidden min-w-0 flex-1 bg-sunken md:block">
      <EmptyState icon={MessageSquareText} title="Select a conversation">
        Choose one on the left to read and answer. ↑ and ↓ move through the list.
      </EmptyState>
    </div>
  );
}
