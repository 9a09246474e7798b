import type { DashboardContext, DashboardEnv } from "./dashboard-env.ts";

/** The address at the other end of the socket; "unknown" when there is no socket. */
export function clientAddress(c: DashboardContext): string {
  // Hono leaves `env` out when it is called without a server.
  const env: DashboardEnv["Bindings"] | undefined = c.env;
  return env?.incoming?.socket.remoteAddress ?? "unknown";
}
