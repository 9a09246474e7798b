import { AblyError } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import type { ServerContext } from "../server/context.ts";
import type { Connection } from "./connection.ts";

const PROMPT_BEFORE_MS = 30_000;
/** With less than this left the client could not renew in time anyway. */
const NO_PROMPT_BELOW_MS = 5_500;
/** The SDK restarts its connection when it is asked in the same breath as CONNECTED. */
const SETTLING_MS = 250;

/** Asks for a new token 30 s before the current one expires, and disconnects when it does (RTN22). */
export function watchToken(context: ServerContext, connection: Connection): void {
  for (const timer of connection.tokenTimers) clearTimeout(timer);
  connection.tokenTimers = [];
  const { token } = connection.identity;
  if (!token) return;
  const leftMs = token.expiresAt - context.now();
  const expiry = setTimeout(() => expireToken(context, connection), leftMs).unref();
  connection.tokenTimers = [expiry];
  if (leftMs <= NO_PROMPT_BELOW_MS) return;
  const prompt = setTimeout(
    () => promptForToken(connection),
    Math.max(SETTLING_MS, leftMs - PROMPT_BEFORE_MS),
  ).unref();
  connection.tokenTimers.push(prompt);
}

/** Asks the client to authenticate again. */
export function promptForToken(connection: Connection): void {
  connection.transport?.send({ action: Action.auth });
}

/** Disconnects a client whose token is over; the connection stays resumable with a new one. */
export function expireToken(context: ServerContext, connection: Connection): void {
  context.log("token.expired", { connectionId: connection.id });
  connection.transport?.disconnect(new AblyError(40142, "the token has expired", 401).body);
}
