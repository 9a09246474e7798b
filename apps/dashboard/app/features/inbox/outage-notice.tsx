import type { ConnectionHealth } from "@parley/realtime/subscription";
import { useSyncExternalStore } from "react";
import { Banner } from "../../components/banner.tsx";

/** Says that live updates are missing, and what happens instead. */
export function OutageNotice({ health: { isOutage, isFinal } }: { health: ConnectionHealth }) {
  const isOnline = useSyncExternalStore(
    onNetwork,
    () => navigator.onLine,
    () => true,
  );
  if (isFinal) {
    return (
      <Banner tone="danger" role="alert" className="rounded-none border-x-0 border-t-0">
        Live updates were refused. Reload the page; if that does not help, your access was removed.
      </Banner>
    );
  }
  if (!isOnline) {
    return (
      <Banner tone="warning" role="status" className="rounded-none border-x-0 border-t-0">
        You are offline. What you write waits here and is sent when you are back.
      </Banner>
    );
  }
  if (!isOutage) return null;
  return (
    <Banner tone="warning" role="status" className="rounded-none border-x-0 border-t-0">
      No live connection. Updating every 15 seconds until it is back.
    </Banner>
  );
}

function onNetwork(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
