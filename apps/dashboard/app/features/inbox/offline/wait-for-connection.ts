const firstWaitMs = 1_000;
const longestWaitMs = 15_000;

/**
 * Resolves when it makes sense to call the server again: at once when the network is back or the page is looked at
 * again, else after a time that grows with the tries.
 */
export function waitForConnection(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      document.removeEventListener("visibilitychange", finish);
      resolve();
    };
    const timer = setTimeout(finish, Math.min(longestWaitMs, firstWaitMs * 2 ** tries));
    window.addEventListener("online", finish);
    document.addEventListener("visibilitychange", finish);
  });
}
