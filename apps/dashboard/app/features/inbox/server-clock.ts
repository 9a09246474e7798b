/** How far the server's clock is ahead of this browser's, in milliseconds, when it said `now`. */
export function clockOffsetOf(serverNow: Date): number {
  return serverNow.getTime() - Date.now();
}
