const sleepMs = 60_000;

/** Calls `onWake` when the page was hidden for more than a minute, or the network is back. */
export function watchWakeUps(onWake: () => void): () => void {
  let hiddenSince: number | null = null;
  const onVisibility = () => {
    if (document.visibilityState === "hidden") {
      hiddenSince = Date.now();
      return;
    }
    const hasSlept = hiddenSince !== null && Date.now() - hiddenSince > sleepMs;
    hiddenSince = null;
    if (hasSlept) onWake();
  };
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", onWake);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", onWake);
  };
}
