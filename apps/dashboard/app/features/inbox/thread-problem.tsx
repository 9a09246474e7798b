import { MessageSquareOff } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";

type Props = { error: Error & { data?: { code: string } | null }; onRetry: () => void };

/** The conversation cannot be shown: it is not there, or the server could not be reached. */
export function ThreadProblem({ error, onRetry }: Props) {
  const isAbsent = error.data?.code === "NOT_FOUND";
  const words = isAbsent
    ? "It does not exist, or was removed."
    : "The server could not be reached. Check your connection.";
  return (
    <div className="min-h-0 flex-1 bg-sunken" role="alert">
      <EmptyState
        icon={MessageSquareOff}
        title="Unable to open the conversation"
        action={
          !isAbsent && (
            <Button variant="secondary" onClick={onRetry}>
              Try again
            </Button>
          )
        }
      >
        {words}
      </EmptyState>
    </div>
  );
}
