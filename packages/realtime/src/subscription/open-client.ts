import type { WorkspaceId } from "@parley/domain/ids";
import type { AuthOptions, ClientOptions } from "ably";
import type { RealtimeHost } from "../host/index.ts";
import type { Alarm } from "./alarm.ts";
import { keepTrying } from "./keep-trying.ts";
import type { RealtimeClient } from "./realtime-client.ts";

/** What `realtime.token` of the API answers. */
export type RealtimeAccess = { token: string; host: RealtimeHost; workspaceId: WorkspaceId };

export type ClientSource = {
  /** Asks the API for a token; null when this person has no access any more. Rejects on trouble. */
  fetchAccess(): Promise<RealtimeAccess | null>;
  /** Constructs the SDK's client; by default the real one, loaded on demand. */
  createClient?: (options: ClientOptions) => Promise<RealtimeClient>;
};

export type OpenedClient = { client: RealtimeClient; workspaceId: WorkspaceId };

/** Connects, however long it takes to get the first token; null without access or once aborted. */
export async function openClient(
  { fetchAccess, createClient = createAblyClient }: ClientSource,
  signal: AbortSignal,
  alarm: Alarm,
): Promise<OpenedClient | null> {
  const opened = await keepTrying(
    async () => {
      const access = await fetchAccess();
      if (access === null || signal.aborted) return null;
      const client = await createClient({
        ...access.host,
        authCallback: authCallback(access.token, fetchAccess),
        echoMessages: false,
        // What goes wrong shows in the connection's health; the SDK need not print it too.
        logLevel: 0,
      });
      return { client, workspaceId: access.workspaceId };
    },
    signal,
    alarm,
  );
  if (opened && signal.aborted) opened.client.close();
  return signal.aborted ? null : (opened ?? null);
}

type AuthCallback = AuthOptions["authCallback"] & {};

const noAccess = { code: 40300, statusCode: 403, name: "Error", message: "no access" };

/** Hands out the first token once, then fresh ones. 403 is final for the SDK, anything else is not. */
function authCallback(first: string, fetchAccess: ClientSource["fetchAccess"]): AuthCallback {
  let unused: string | null = first;
  return (_parameters, callback) => {
    if (unused !== null) {
      callback(null, unused);
      unused = null;
      return;
    }
    fetchAccess().then(
      (access) => (access === null ? callback(noAccess, null) : callback(null, access.token)),
      () => callback("unable to get a token; the server did not answer", null),
    );
  };
}

async function createAblyClient(options: ClientOptions): Promise<RealtimeClient> {
  const { BaseRealtime, FetchRequest, WebSocketTransport } = await import("ably/modular");
  return new BaseRealtime({ ...options, plugins: { FetchRequest, WebSocketTransport } });
}
