import { join } from "node:path";
import type { MetaApp, PortName, Settings } from "../settings/index.ts";
import type { Program } from "../supervise/index.ts";

export type ProgramName = "gateway" | "worker" | "dashboard" | "simulator" | "ably";

/** Where everything is, from inside and outside; null is a service that this start does not run. */
export type Places = {
  ports: Record<PortName | "PORT_WORKER", number>;
  dashboardUrl: string;
  gatewayUrl: string;
  workerUrl: string;
  simulatorUrl: string | null;
  ablyUrl: string | null;
};

export type Keys = {
  encryptionKey: string;
  ablyApiKey: string;
  databaseUrl: string;
  /** The demo number's app, which plays the platform's own where WhatsApp is simulated. */
  demoApp: MetaApp;
};

const entries: Readonly<Record<ProgramName, string>> = {
  gateway: "apps/gateway/src/main.ts",
  worker: "apps/worker/src/main.ts",
  dashboard: "apps/dashboard/server/main.ts",
  simulator: "packages/simulator/src/main.ts",
  ably: "packages/local-ably/src/main.ts",
};

/** What a program may inherit: where things are on this machine and how to reach the network. */
const inherited =
  /^(PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|APPDATA|LOCALAPPDATA|(https?|no|all)_proxy|NODE_EXTRA_CA_CERTS|NODE_COMPILE_CACHE|NODE_USE_ENV_PROXY|SSL_CERT_(FILE|DIR))$/i;

/** The addresses that follow from the settings and the chosen ports. */
export function planPlaces(settings: Settings, ports: Places["ports"]): Places {
  const local = (name: keyof Places["ports"]) => `http://127.0.0.1:${ports[name]}`;
  return {
    ports,
    dashboardUrl: `http://localhost:${ports.PORT_DASHBOARD}`,
    gatewayUrl: local("PORT_GATEWAY"),
    workerUrl: local("PORT_WORKER"),
    simulatorUrl: settings.metaGraphUrl === null ? local("PORT_SIMULATOR") : null,
    ablyUrl: settings.ably === null ? local("PORT_ABLY") : settings.ably.localUrl,
  };
}

/** The programs to run, in the order in which they may start. Names of variables are the apps' own. */
export function planPrograms(
  settings: Settings,
  places: Places,
  keys: Keys,
  from: { root: string; mark: string; env: NodeJS.ProcessEnv },
): Program[] {
  const base = Object.fromEntries(
    Object.entries(from.env).flatMap(([name, value]) =>
      inherited.test(name) && value !== undefined ? [[name, value]] : [],
    ),
  );
  const program = (name: ProgramName, port: number, own: Record<string, string>): Program => ({
    name,
    entry: join(from.root, entries[name]),
    readyUrl: `http://127.0.0.1:${port}/readyz`,
    mark: from.mark,
    env: { ...base, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), ...own },
  });
  const { ports } = places;
  const own = ownVariables(settings, places, keys);
  return [
    ...(settings.ably === null ? [program("ably", ports.PORT_ABLY, own.ably)] : []),
    program("gateway", ports.PORT_GATEWAY, own.gateway),
    program("worker", ports.PORT_WORKER, own.worker),
    program("dashboard", ports.PORT_DASHBOARD, own.dashboard),
    ...(settings.metaGraphUrl === null
      ? [program("simulator", ports.PORT_SIMULATOR, own.simulator)]
      : []),
  ];
}

function ownVariables(
  { metaGraphUrl, metaGraphVersion, metaApp, twilioUrl, dataDir, logLevel }: Settings,
  { dashboardUrl, gatewayUrl, simulatorUrl, ablyUrl, ports }: Places,
  { encryptionKey, ablyApiKey, databaseUrl, demoApp }: Keys,
): Record<ProgramName, Record<string, string>> {
  const app = {
    DATABASE_URL: databaseUrl,
    ENCRYPTION_KEY: encryptionKey,
    ABLY_API_KEY: ablyApiKey,
    ...(ablyUrl !== null && { ABLY_LOCAL_URL: ablyUrl }),
    LOG_LEVEL: logLevel,
  };
  const origins = [dashboardUrl, `http://127.0.0.1:${ports.PORT_DASHBOARD}`];
  const graphUrl = metaGraphUrl ?? simulatorUrl;
  const ownTwilioUrl = twilioUrl ?? simulatorUrl;
  const ownApp = metaApp ?? (simulatorUrl === null ? null : demoApp);
  return {
    gateway: {
      ...{ ...app, PUBLIC_URL: gatewayUrl, DASHBOARD_URL: dashboardUrl },
      ...(ownApp !== null && {
        META_APP_SECRET: ownApp.secret,
        META_VERIFY_TOKEN: ownApp.verifyToken,
      }),
    },
    worker: {
      ...{ ...app, GATEWAY_PUBLIC_URL: gatewayUrl },
      ...(ownTwilioUrl !== null && { TWILIO_URL: ownTwilioUrl }),
      ...(graphUrl !== null && { META_GRAPH_URL: graphUrl }),
      ...(metaGraphVersion !== null && { META_GRAPH_VERSION: metaGraphVersion }),
    },
    dashboard: { ...app, PUBLIC_URL: dashboardUrl, GATEWAY_URL: gatewayUrl },
    ably: { ABLY_API_KEY: ablyApiKey, ABLY_CONTROL: "1", ABLY_ALLOWED_ORIGINS: origins.join(",") },
    simulator: {
      SIMULATOR_CONFIG: join(dataDir, "simulator.json"),
      SIMULATOR_DATA: join(dataDir, "simulator"),
    },
  };
}
