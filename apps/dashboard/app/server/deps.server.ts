import type { FileStore } from "@parley/api/files";
import type { ApiDeps } from "@parley/api/trpc";
import { createSessions } from "@parley/auth/sessions";
import { connect } from "@parley/db/client";
import { createFileStore, toFileStoreSettings } from "@parley/files/store";
import { createWake } from "@parley/queue/wake";
import { realtimeHost } from "@parley/realtime/host";
import { parseRealtimeKey } from "@parley/realtime/tokens";
import type { Env } from "./env.server.ts";

export type Deps = {
  api: ApiDeps;
  files: FileStore;
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

/** Everything the dashboard runs on, made once from its settings. */
export async function createDeps(env: Env, onError: ApiDeps["onError"]): Promise<Deps> {
  const files = await createFileStore(toFileStoreSettings(env));
  const db = connect(env.DATABASE_URL, { max: 10, applicationName: "parley-dashboard" });
  const api: ApiDeps = {
    db,
    wake: createWake(db.sql),
    sessions: createSessions(db),
    realtime: {
      key: parseRealtimeKey(env.ABLY_API_KEY),
      host: realtimeHost(env.ABLY_LOCAL_URL ?? null),
    },
    onError,
  };
  const isReady = () =>
    db.sql`select 1`.then(
      () => true,
      () => false,
    );
  return { api, files, isReady, close: db.close };
}
