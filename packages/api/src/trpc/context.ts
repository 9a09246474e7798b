import type { Session, Sessions } from "@parley/auth/sessions";
import type { CoreDeps } from "@parley/core/command";
import type { RealtimeHost } from "@parley/realtime/host";
import type { RealtimeKey } from "@parley/realtime/tokens";

/** What both mounts of the API run on; built once in an app's composition root. */
export type ApiDeps = CoreDeps & {
  sessions: Sessions;
  realtime: { key: RealtimeKey; host: RealtimeHost };
  /** Told of failures no rule expects; the caller only learns the request id. */
  onError: (error: unknown, request: { path: string; requestId: string }) => void;
};

/**
 * One request. The session comes from the cookie or bearer token; the slug only chooses among the
 * workspaces its person belongs to.
 */
export type ApiContext = {
  deps: ApiDeps;
  session: Session | null;
  workspaceSlug: string | null;
  requestId: string;
  clientAddress: string;
};

/** The header in which a client names the workspace it works in. */
export const workspaceHeader = "x-parley-workspace";
