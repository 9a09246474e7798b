import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Binaries, executable } from "./find-binaries.ts";
import { canReach, type ServerUser } from "./server-user.ts";

/** Where the server's files are: `home` holds the cluster, `native` the programs. */
export type Place = { home: string; native: string; isElsewhere: boolean };

/**
 * Chooses folders that the server's user can reach. A checkout below a closed folder (root's home)
 * is out of its reach: then programs and data live in a system folder, and `<dataDir>/location`
 * remembers which, so that the next start finds the data again.
 */
export function placeCluster(dataDir: string, binaries: Binaries, user: ServerUser | null): Place {
  makeFolder(dataDir);
  const native = canReach(user, executable(binaries.native, "postgres"))
    ? binaries.native
    : copyBinaries(binaries, user);
  const pointer = join(dataDir, "location");
  if (existsSync(pointer)) {
    return { home: rememberedHome(pointer, user), native, isElsewhere: true };
  }
  if (canReach(user, dataDir)) {
    own(dataDir, user);
    return { home: dataDir, native, isElsewhere: false };
  }
  const home = join(systemFolder(user), `data-${randomBytes(6).toString("hex")}`);
  mkdirSync(home, { mode: 0o755 });
  own(home, user);
  writeFileSync(pointer, `${home}\n`);
  return { home, native, isElsewhere: true };
}

function rememberedHome(pointer: string, user: ServerUser | null): string {
  const home = readFileSync(pointer, "utf8").trim();
  if (existsSync(home)) return home;
  mkdirSync(dirname(home), { recursive: true });
  mkdirSync(home, { mode: 0o755 });
  own(home, user);
  return home;
}

/** Parents first: a recursive mkdir would give its mode to every folder it makes. */
function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(path, 0o755);
}

function own(path: string, user: ServerUser | null): void {
  if (user !== null) chownSync(path, user.uid, user.gid);
}

function copyBinaries(binaries: Binaries, user: ServerUser | null): string {
  const target = join(systemFolder(user), `postgres-${binaries.version}`);
  if (existsSync(executable(target, "postgres"))) return target;
  const draft = `${target}-${process.pid}`;
  cpSync(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** A folder of root's that everyone may enter; the temporary folder where the system has no other. */
function systemFolder(user: ServerUser | null): string {
  for (const parent of ["/var/lib", tmpdir()]) {
    const folder = join(parent, "parley");
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (statSync(folder).uid === process.getuid?.() && canReach(user, folder)) return folder;
    } catch {
      // Read-only here: the next one is tried.
    }
  }
  throw new Error(
    "unable to start Postgres; its user can reach neither this folder nor a system one: move the checkout or set DATABASE_URL",
  );
}
