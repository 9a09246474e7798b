import type { CoreDeps } from "@parley/core/command";
import { beginAttempt, settleAttempt } from "@parley/core/messages";
import type { Keyring } from "@parley/core/secrets";
import type { WhatsAppProvider } from "@parley/providers/port";
import type { Claim } from "@parley/queue/claim";

/**
 * Sends the claimed conversation's next message: attempt row committed, provider called, outcome
 * recorded. A crash in between leaves the open attempt, which the next claim calls unknown.
 */
export async function handleSend(
  deps: CoreDeps & { keyring: Keyring; provider: Pick<WhatsAppProvider, "send"> },
  claim: Claim,
): Promise<void> {
  const { keyring, provider } = deps;
  const attempt = await beginAttempt(deps, claim.scope, { claim, keyring });
  if (attempt === null) return;
  const outcome = await provider.send(attempt.request, attempt.credentials);
  await settleAttempt(deps, claim.scope, { claim, attempt, outcome });
}
