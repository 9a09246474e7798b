import type { CoreDeps } from "@parley/core/command";
import { type FetchFailure, type FetchInboundFile, fetchInboundFile } from "@parley/core/media";
import type { Claim } from "@parley/queue/claim";

/** Fetches the claimed file of an inbound message into the store, or removes an erased one from it. */
export async function handleMedia(
  deps: CoreDeps & Omit<FetchInboundFile, "claim">,
  claim: Claim,
  onFailed: (claim: Claim, failure: FetchFailure) => void,
): Promise<void> {
  const { keyring, providers, store } = deps;
  const failure = await fetchInboundFile(deps, claim.scope, { claim, keyring, providers, store });
  if (failure !== null) onFailed(claim, failure);
}
