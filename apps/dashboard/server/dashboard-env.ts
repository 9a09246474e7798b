import type { HttpBindings } from "@hono/node-server";
import type { Session } from "@parley/auth/sessions";
import type { Context } from "hono";

/** What the middlewares of one request leave for those after them. */
export type DashboardEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: { requestId: string; nonce: string; session: Session | null };
};

export type DashboardContext = Context<DashboardEnv>;
