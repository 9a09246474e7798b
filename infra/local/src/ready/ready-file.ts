import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type ProcessName = "gateway" | "worker" | "dashboard" | "simulator" | "ably" | "postgres";
export type Login = { email: string; password: string };

export type DemoWorkspace = {
  workspaceSlug: string;
  owner: Login;
  admin: Login;
  agent: Login;
  meta: {
    connectionId: string;
    phoneNumberId: string;
    wabaId: string;
    appSecret: string;
    verifyToken: string;
  };
  /** `from` is the sender's address, "whatsapp:+" and digits. */
  twilio: { connectionId: string; accountSid: string; authToken: string; from: string };
};

/** What `ready.json` tells tools and tests about a running product. Null: a service from outside. */
export type Ready = {
  dashboardUrl: string;
  gatewayUrl: string;
  /** Serves the worker's health. */
  workerUrl: string;
  simulatorUrl: string | null;
  ablyUrl: string | null;
  /** The application role's. */
  databaseUrl: string;
  /** The superuser's, of the embedded Postgres only. */
  adminDatabaseUrl?: string;
  pids: Partial<Record<ProcessName, number>>;
  demo: DemoWorkspace;
  second: DemoWorkspace;
};

/** Writes `ready.json` whole or not at all; it holds passwords, so only its owner may read it. */
export function writeReady(dataDir: string, ready: Ready): void {
  const path = fileIn(dataDir);
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}

/** There is no running product any more. */
export function removeReady(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

/** The process ids an earlier run left in `ready.json`; empty when there is none or it is unreadable. */
export function readPids(dataDir: string): { name: string; pid: number }[] {
  try {
    const { pids } = JSON.parse(readFileSync(fileIn(dataDir), "utf8")) as Partial<Ready>;
    return Object.entries(pids ?? {}).flatMap(([name, pid]) =>
      Number.isInteger(pid) && pid > 1 ? [{ name, pid }] : [],
    );
  } catch {
    return [];
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, "ready.json");
}
