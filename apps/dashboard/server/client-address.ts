import type { DashboardContext } from "./dashboard-env.ts";

/** The address at the other end of the socket; "unknown" when there is no socket. */
export function clientAddress(c: DashboardContext): string {
  return c.env.incoming?.socket.remoteAddress ?? "unknown";
}
