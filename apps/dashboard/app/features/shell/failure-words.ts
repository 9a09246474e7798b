export type FailureWords = {
  kind: "absent" | "forbidden" | "unreachable" | "failed";
  title: string;
  advice: string;
  canRetry: boolean;
  requestId: string | null;
};

/** What an error page says: what happened, and what to do. Never more than the server let out. */
export function failureWords(failure: {
  status: number | null;
  data: unknown;
  isUnreachable?: boolean;
}): FailureWords {
  const { status, data, isUnreachable = false } = failure;
  if (status === 404) {
    return {
      ...{ kind: "absent", canRetry: false, requestId: null },
      title: "There is nothing here",
      advice: "The address may be wrong, or you may not have access. Ask a colleague for the link.",
    };
  }
  if (status === 403) {
    return {
      ...{ kind: "forbidden", canRetry: false, requestId: null },
      title: "You may not see this",
      advice: "Your role does not allow it. Ask an owner or admin of the workspace.",
    };
  }
  if (isUnreachable) {
    return {
      ...{ kind: "unreachable", canRetry: true, requestId: null },
      title: "Parley cannot be reached",
      advice: "Check your internet connection, then try again.",
    };
  }
  return {
    ...{ kind: "failed", canRetry: true, requestId: requestIdOf(data) },
    title: "Something failed on our side",
    advice: "Nothing you did caused this. Try again in a moment.",
  };
}

function requestIdOf(data: unknown): string | null {
  if (typeof data !== "object" || data === null || !("requestId" in data)) return null;
  return typeof data.requestId === "string" ? data.requestId : null;
}
