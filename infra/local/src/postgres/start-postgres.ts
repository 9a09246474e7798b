import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../ports/index.ts";
import { endWithParent } from "../processes/index.ts";
import { ensureDatabase } from "./ensure-database.ts";
import { findBinaries } from "./find-binaries.ts";
import { hasCluster, initCluster, readOrMakePassword, superuser } from "./init-cluster.ts";
import { placeCluster } from "./place-cluster.ts";
import { endOrphan, endPostmaster, type PostmasterOptions, startPostmaster } from "./postmaster.ts";
import { durableSettings, throwAwaySettings } from "./server-settings.ts";
import { findServerUser } from "./server-user.ts";

export type PostgresOptions = {
  /** Made when absent. Holds the cluster (or where it is), the superuser's password and the log. */
  dataDir: string;
  /** On 127.0.0.1; 0 takes a free one. */
  port: number;
  /** The database of `adminUrl`, made when absent; `parley` unless told. */
  database?: string;
  logFile?: string;
  /** For tests: no write waits for a disk, and the folder goes when this process does. */
  isThrowAway?: boolean;
  /** The server died and is back, recovered, under a new process id. */
  onRestart?: (pid: number) => void;
  /** The server died and did not come back. */
  onFailure?: (error: Error) => void;
};

export type RunningPostgres = {
  /** The superuser's URL of `database`. */
  adminUrl: string;
  port: number;
  /** Where the data is; not below `dataDir` when the server's user cannot reach that. */
  home: string;
  isElsewhere: boolean;
  isNew: boolean;
  readonly pid: number;
  /** Ends it; open connections are cut. */
  stop(): Promise<void>;
  restart(): Promise<void>;
};

/**
 * Starts a real Postgres from the programs npm brought, creating its cluster the first time, and
 * watches over it: killed, it is back after its recovery. Throws an Error of one sentence.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const binaries = findBinaries();
  const user = findServerUser();
  const place = placeCluster(options.dataDir, binaries, user);
  const cluster = join(place.home, "cluster");
  const isNew = !hasCluster(place.home, binaries.major);
  const password = readOrMakePassword(options.dataDir);
  const isThrowAway = options.isThrowAway === true;
  if (isNew) await initCluster({ ...place, user, password, isDurable: !isThrowAway });
  else await endOrphan(cluster);
  const port = options.port === 0 ? await freePort() : options.port;
  const server = watchOver(
    {
      native: place.native,
      cluster,
      port,
      user,
      settings: isThrowAway ? throwAwaySettings : durableSettings,
      logFile: options.logFile ?? join(options.dataDir, "postgres.log"),
    },
    options,
  );
  await server.start();
  const { home, isElsewhere } = place;
  const clusterUrl = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
  const adminUrl = await ensureDatabase(clusterUrl, options.database ?? "parley").catch(
    async (error: Error) => {
      await server.stop();
      throw error;
    },
  );
  return {
    ...{ adminUrl, port, home, isElsewhere, isNew, stop: server.stop },
    get pid() {
      return server.pid();
    },
    async restart() {
      await server.stop();
      await server.start();
    },
  };
}

/** Keeps one server running between `start` and `stop`; a death in between brings the next one. */
function watchOver(postmaster: PostmasterOptions, options: PostgresOptions) {
  let child: ChildProcess | null = null;
  let launching: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;
  let isWanted = false;
  const pid = (): number => child?.pid ?? 0;
  const launch = async (): Promise<void> => {
    const started = await startPostmaster(postmaster);
    child = started;
    callOff();
    callOff = endWithParent(pid(), options.isThrowAway ? options.dataDir : undefined);
    if (started.exitCode !== null || started.signalCode !== null) comeBack();
    else started.once("exit", comeBack);
  };
  const comeBack = (): void => {
    if (!isWanted) return;
    launching = launch().then(
      () => options.onRestart?.(pid()),
      (error: Error) => options.onFailure?.(error),
    );
  };
  const start = async (): Promise<void> => {
    isWanted = true;
    await launch();
  };
  const stop = async (): Promise<void> => {
    isWanted = false;
    await launching;
    child?.removeListener("exit", comeBack);
    if (child !== null) await endPostmaster(child);
    callOff();
    callOff = () => undefined;
  };
  return { start, stop, pid };
}
