import { join } from "node:path";
import type { OpenDatabase } from "../database/index.ts";
import { choosePorts } from "../ports/index.ts";
import { type Preparer, startPreparer } from "../prepare/index.ts";
import { type Ready, removeReady } from "../ready/index.ts";
import { loadSecrets, type Secrets } from "../secrets/index.ts";
import type { PortName, Settings } from "../settings/index.ts";
import { endLeftovers, folderMark, nodeArguments, type Program } from "../supervise/index.ts";
import { buildDashboard } from "./build-dashboard.ts";
import type { Fleet } from "./fleet.ts";
import { type Keys, type Places, planPlaces, planPrograms } from "./plan-programs.ts";
import type { Progress } from "./progress.ts";

export type Launch = {
  /** The folder of the checkout. */
  root: string;
  env: NodeJS.ProcessEnv;
  settings: Settings;
  progress: Progress;
  fleet: Fleet;
};

/** Starts the whole product and writes `ready.json`. Throws an Error of one sentence. */
export async function launch(options: Launch): Promise<Ready> {
  const { root, settings, progress, fleet } = options;
  const places = await clearTheWay(settings);
  const secrets = loadSecrets(settings.dataDir);
  const env = { ...options.env, NODE_COMPILE_CACHE: join(settings.dataDir, "compiled") };
  const preparer = startPreparer(env, nodeArguments);
  try {
    const build = progress.step(
      "Dashboard build",
      () => buildDashboard(root, options.env, fleet.signal),
      ({ isFresh }) => (isFresh ? "" : "unchanged"),
    );
    build.catch(() => undefined);
    const database = await openDatabase(options, preparer, places, secrets);
    const keys: Keys = {
      databaseUrl: database.appUrl,
      encryptionKey: settings.encryptionKey ?? secrets.encryptionKey,
      ablyApiKey: settings.ably?.apiKey ?? secrets.ablyApiKey,
      demoApp: { secret: secrets.demo.appSecret, verifyToken: secrets.demo.verifyToken },
    };
    const demo = makeDemo(options, preparer, { places, keys, secrets });
    demo.catch(() => undefined);
    const mark = folderMark(settings.dataDir);
    const programs = planPrograms(settings, places, keys, { root, mark, env });
    await runAll(options, programs, { dashboard: build, simulator: demo });
    return fleet.publish({ ...urlsOf(settings, places, database), ...(await demo) });
  } finally {
    preparer.end();
  }
}

/** Ends what an earlier start left, and sees that every port is free. */
async function clearTheWay(settings: Settings): Promise<Places> {
  await endLeftovers(settings.dataDir);
  removeReady(settings.dataDir);
  const ports = await choosePorts({ ...wantedPorts(settings), PORT_WORKER: 0 });
  return planPlaces(settings, { ...settings.ports, ...ports });
}

/** A service from outside needs no port here. */
function wantedPorts({ ports, database, ably, metaGraphUrl }: Settings): Record<string, number> {
  const unneeded: PortName[] = [
    ...(database === null ? [] : (["PORT_POSTGRES"] as const)),
    ...(ably === null ? [] : (["PORT_ABLY"] as const)),
    ...(metaGraphUrl === null ? [] : (["PORT_SIMULATOR"] as const)),
  ];
  return Object.fromEntries(
    Object.entries(ports).filter(([name]) => !unneeded.includes(name as PortName)),
  );
}

async function openDatabase(
  { settings, progress, fleet }: Launch,
  preparer: Preparer,
  { ports }: Places,
  { appRolePassword }: Secrets,
): Promise<OpenDatabase> {
  const migrated = ({ applied }: OpenDatabase) =>
    applied === 0 ? "nothing new" : `${applied} applied`;
  const given = settings.database;
  if (given !== null) {
    const open = () => preparer.ask("openExternal", { ...given, appRolePassword });
    return progress.step("Your Postgres", open, migrated);
  }
  const port = ports.PORT_POSTGRES;
  const { adminUrl } = await progress.step(
    "Postgres",
    () => fleet.startPostgres(port),
    ({ home, isElsewhere }) => (isElsewhere ? `port ${port}, data in ${home}` : `port ${port}`),
  );
  fleet.signal.throwIfAborted();
  const open = () => preparer.ask("openEmbedded", { adminUrl, appRolePassword });
  return progress.step("Migrations", open, migrated);
}

async function makeDemo(
  { settings: { dataDir }, progress }: Launch,
  preparer: Preparer,
  { places, keys, secrets }: { places: Places; keys: Keys; secrets: Secrets },
): Promise<Pick<Ready, "demo" | "second">> {
  const { simulatorUrl, gatewayUrl } = places;
  const { databaseUrl: appUrl, encryptionKey } = keys;
  const { demo, second } = secrets;
  const phones = simulatorUrl === null ? null : { dataDir, gatewayUrl };
  const input = { appUrl, encryptionKey, demo, second, now: new Date(), phones };
  const { workspaces, hasKnownPasswords } = await progress.step(
    "Demo workspaces",
    () => preparer.ask("seed", input),
    ({ isNew }) => (isNew ? "made" : "there already"),
  );
  if (!hasKnownPasswords)
    progress.note("the demo logins were made with another data folder; their old passwords hold");
  return workspaces;
}

async function runAll(
  { progress, fleet }: Launch,
  programs: readonly Program[],
  after: Readonly<Record<string, Promise<unknown>>>,
): Promise<void> {
  await Promise.all(
    programs.map(async (program) => {
      await after[program.name];
      const title = program.name.charAt(0).toUpperCase() + program.name.slice(1);
      const { port } = new URL(program.readyUrl);
      await progress.step(
        title,
        () => fleet.run(program),
        () => `port ${port}`,
      );
    }),
  );
}

function urlsOf(settings: Settings, places: Places, { appUrl, adminUrl }: OpenDatabase) {
  const { dashboardUrl, gatewayUrl, workerUrl, simulatorUrl, ablyUrl } = places;
  return {
    ...{ dashboardUrl, gatewayUrl, workerUrl, simulatorUrl, ablyUrl, databaseUrl: appUrl },
    ...(settings.database === null && adminUrl !== null && { adminDatabaseUrl: adminUrl }),
  };
}
