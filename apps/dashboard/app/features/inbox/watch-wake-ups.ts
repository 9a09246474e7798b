const sleepMs = 60_000;
const tickMs = 5_000;

/**
 * Calls `onWake` when the page was hidden for more than a minute, came back from the browser's freezer, stood still
 * because the machine slept, or when the network is back (F-61).
 */
export function watchWakeUps(onWake: () => void): () => void {
  let hiddenSince: number | null = null;
  let tickedAt = Date.now();
  const onVisibility = () => {
    if (document.visibilityState === "hidden") {
      hiddenSince = Date.now();
      return;
    }
    const hasSlept = hiddenSince !== null && Date.now() - hiddenSince > sleepMs;
    hiddenSince = null;
    if (hasSlept) onWake();
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onWake();
  };
  // Timers stand still while the machine sleeps, the clock does not.
  const ticker = setInterval(() => {
    const hasSlept = Date.now() - tickedAt > sleepMs;
    tickedAt = Date.now();
    if (hasSlept && document.visibilityState === "visible") onWake();
  }, tickMs);
  document.addEventListener("visibilitychange", onVisibility);
  document.addEventListener("resume", onWake);
  window.addEventListener("pageshow", onPageShow);
  window.addEventListener("online", onWake);
  return () => {
    clearInterval(ticker);
    document.removeEventListener("visibilitychange", onVisibility);
    document.removeEventListener("resume", onWake);
    window.removeEventListener("pageshow", onPageShow);
    window.removeEventListener("online", onWake);
  };
}
