/**
 * What may be done about a failure (FAI-1): "retry" by itself with growing waits, "wait" once after a stated time,
 * "human" after somebody changed something, "permanent" never for this message and person, "fix" after the message
 * (or our code) is changed.
 */
export type FailureClass = "retry" | "wait" | "human" | "permanent" | "fix";

/** `cause` and `remedy` are whole sentences for agents (FAI-3); the provider's own words go to the technical drawer. */
export type FailureEntry = readonly [failureClass: FailureClass, cause: string, remedy: string];

export type FailureTable = Readonly<Record<string, FailureEntry>>;

export const askOwner = "Ask a workspace owner to look at this number.";
export const reportIt = "If it happens again, report it with the technical details.";
export const sendLater = "Send it again in a few minutes.";
