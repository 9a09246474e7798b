import type { CoreDeps } from "@parley/core/command";
import { type FetchInboundFile, fetchInboundFile } from "@parley/core/media";
import type { Claim } from "@parley/queue/claim";

/** Fetches the claimed file of an inbound message into the store, or removes an erased one from it. */
export function handleMedia(
  deps: CoreDeps & Omit<FetchInboundFile, "claim">,
  claim: Claim,
): Promise<void> {
  const { keyring, providers, store } = deps;
  return fetchInboundFile(deps, claim.scope, { claim, keyring, providers, store });
}
