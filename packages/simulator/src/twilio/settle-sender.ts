import type { Store } from "../store/index.ts";
import type { Timeline } from "../timeline/index.ts";

const SETTLE_MS = 200;

/** Brings a created or changed sender online after a moment. */
export function settleSender(
  { store, timeline }: { store: Store; timeline: Timeline },
  sid: string,
): void {
  timeline.after(SETTLE_MS, () => {
    const sender = store.get("twilioSender", sid);
    if (sender?.status === "CREATING" || sender?.status === "ONLINE:UPDATING")
      store.put("twilioSender", sid, { ...sender, status: "ONLINE" });
  });
}
