import type { AppRegistry } from "../app/app.ts";
import type { ConnectionRegistry } from "../connection/connection-registry.ts";
import type { SerialClock } from "../protocol/serial-clock.ts";

/** One notable event; never a URL, a token or message data. */
export type Log = (event: string, fields?: Record<string, string | number | boolean>) => void;

/** What every part of a running server shares. */
export interface ServerContext {
  readonly apps: AppRegistry;
  readonly connections: ConnectionRegistry;
  /** Replaced by a simulated restart. */
  clock: SerialClock;
  readonly serverId: string;
  readonly now: () => number;
  readonly log: Log;
  /** Whether pages of this origin may use the server. */
  readonly isOriginAllowed: (origin: string) => boolean;
  /** Called for every frame in or out. */
  readonly noteActivity: () => void;
}
