import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { executable } from "./find-binaries.ts";
import { serverEnv } from "./server-env.ts";
import type { ServerUser } from "./server-user.ts";

export const superuser = "postgres";

/**
 * Makes a new cluster in `<home>/cluster`: UTF-8, C.UTF-8 of Postgres' own so that the order of text
 * does not depend on the machine, passwords on every connection. Moved into place when it is whole,
 * so a start that was cut off leaves nothing that looks like data.
 */
export async function initCluster(options: {
  home: string;
  native: string;
  user: ServerUser | null;
  password: string;
  isDurable: boolean;
}): Promise<void> {
  const { home, native, user, password, isDurable } = options;
  const draft = join(home, "cluster.new");
  const passwordFile = join(home, "password.new");
  rmSync(draft, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) chownSync(passwordFile, user.uid, user.gid);
  try {
    const said = await run(executable(native, "initdb"), user, [
      ["-D", draft, "-U", superuser, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      isDurable ? [] : ["--no-sync"],
    ]);
    if (said.code !== 0) throw new Error(`unable to create the database in ${home}; ${said.last}`);
    renameSync(draft, join(home, "cluster"));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The superuser's password, made once and kept beside the cluster for its owner only. */
export function readOrMakePassword(dataDir: string): string {
  const path = join(dataDir, "password");
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  const password = randomBytes(24).toString("base64url");
  writeFileSync(path, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Whether there is a cluster. Throws one sentence when there is one that this Postgres cannot read. */
export function hasCluster(home: string, major: number): boolean {
  const cluster = join(home, "cluster");
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return false;
  const versionFile = join(cluster, "PG_VERSION");
  const found = existsSync(versionFile) ? readFileSync(versionFile, "utf8").trim() : null;
  if (found === null) throw new Error(damagedSentence(cluster, "it has no PG_VERSION"));
  if (found !== String(major)) {
    throw new Error(
      `unable to start Postgres ${major}; the data in ${cluster} was written by version ${found}: start with that version to export it, or move the folder away to begin anew`,
    );
  }
  return true;
}

/** One sentence for a data folder that cannot be used. */
export function damagedSentence(cluster: string, reason: string): string {
  return `unable to start Postgres; the data folder ${cluster} is damaged (${reason}): put back a copy, or move the folder away to begin anew`;
}

function run(
  command: string,
  user: ServerUser | null,
  args: string[][],
): Promise<{ code: number; last: string }> {
  return new Promise((resolve) => {
    let said = "";
    const child = spawn(command, args.flat(), {
      cwd: "/",
      env: serverEnv(),
      stdio: ["ignore", "pipe", "pipe"],
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    });
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", (error) => resolve({ code: 1, last: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, last: lastWords(said) }));
  });
}

function lastWords(said: string): string {
  const lines = said.split("\n").filter((line) => /error|fatal|could not/i.test(line));
  return lines.at(-1) ?? said.trim().split("\n").at(-1) ?? "initdb gave no reason";
}
