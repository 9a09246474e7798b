import { type ReviewDeps, reviewContent } from "./review-content.ts";
import { settleSender } from "./settle-sender.ts";

/** Takes up the reviews and the changes of senders that an earlier run left open. */
export function resumeChanges(deps: ReviewDeps): void {
  for (const { sid, approval } of deps.store.list("twilioContent"))
    if (approval?.status === "received" || approval?.status === "pending") reviewContent(deps, sid);
  for (const { sid, status } of deps.store.list("twilioSender"))
    if (status === "CREATING" || status === "ONLINE:UPDATING") settleSender(deps, sid);
}
