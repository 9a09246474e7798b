import type { CoreDeps } from "@parley/core/command";
import {
  type Attempt,
  beginAttempt,
  prepareRequest,
  type SendPorts,
  settleAttempt,
} from "@parley/core/messages";
import type { Keyring } from "@parley/core/secrets";
import type { WorkspaceScope } from "@parley/domain/scope";
import type { Claim } from "@parley/queue/claim";
import type { NumberPaces } from "./number-paces.ts";

export type SendDeps = CoreDeps & {
  keyring: Keyring;
  paces: NumberPaces;
  /** What the attempt's number is sent through. */
  portsOf: (attempt: Attempt, scope: WorkspaceScope) => SendPorts;
};

/**
 * Sends the claimed conversation's next message: attempt row committed, its turn at the number
 * awaited, provider called, outcome recorded. A crash in between leaves the open attempt, which the
 * next claim calls unknown.
 */
export async function handleSend(deps: SendDeps, claim: Claim): Promise<void> {
  const { keyring, paces } = deps;
  const attempt = await beginAttempt(deps, claim.scope, { claim, keyring });
  if (attempt === null) return;
  const ports = deps.portsOf(attempt, claim.scope);
  const prepared = await prepareRequest(deps, claim.scope, attempt, ports);
  await paces.turn(attempt.numberId, attempt.credentials.messagesPerSecond);
  const outcome = prepared.ok
    ? await ports.provider.send(prepared.request, attempt.credentials)
    : prepared.outcome;
  await settleAttempt(deps, claim.scope, { claim, attempt, outcome });
}
