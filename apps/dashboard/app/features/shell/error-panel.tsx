import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import { Compass, type LucideIcon, ShieldAlert, Unplug, Wrench } from "lucide-react";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { type FailureWords, failureWords } from "./failure-words.ts";

const icons: Record<FailureWords["kind"], LucideIcon> = {
  absent: Compass,
  forbidden: ShieldAlert,
  unreachable: Unplug,
  failed: Wrench,
};

/** In the place of what failed: what happened and what to do now. */
export function ErrorPanel() {
  const error = useRouteError();
  const words = failureWords(
    isRouteErrorResponse(error)
      ? { status: error.status, data: error.data }
      : { status: null, data: null, isUnreachable: error instanceof TypeError },
  );
  return (
    <EmptyState
      icon={icons[words.kind]}
      title={words.title}
      level={1}
      action={
        words.canRetry ? (
          <Button onClick={() => window.location.reload()}>Try again</Button>
        ) : (
          <Link
            to="/app"
            className="inline-flex h-9 items-center rounded-md bg-accent px-4 font-medium text-on-accent hover:bg-accent-hover"
          >
            Go to your inbox
          </Link>
        )
      }
    >
      <p>{words.advice}</p>
      {words.requestId !== null && (
        <p className="mt-2 break-all text-xs tabular">Request {words.requestId}</p>
      )}
    </EmptyState>
  );
}
