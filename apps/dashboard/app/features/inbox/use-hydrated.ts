import { useSyncExternalStore } from "react";

/** false on the server and in the first render of the browser: what depends on this browser waits. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

function subscribeToNothing() {
  return () => undefined;
}
