import { spawnSync } from "node:child_process";

/** The account the server runs as. Postgres refuses to run as root. */
export type ServerUser = { uid: number; gid: number; name: string };

/** Null when this process is not root: then the server runs as whoever started it. Throws one sentence. */
export function findServerUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const uid = idOf("-u", name);
    const gid = idOf("-g", name);
    if (uid !== null && gid !== null && uid !== 0) return { uid, gid, name };
  }
  throw new Error(
    "unable to start Postgres as root; there is no user postgres or nobody to run it as: start as another user",
  );
}

/** Whether the user can walk to the path and enter or run it. Asked of the system, so that any rule counts. */
export function canReach(user: ServerUser | null, path: string): boolean {
  if (user === null) return true;
  const said = spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
  });
  return said.status === 0;
}

function idOf(flag: "-u" | "-g", name: string): number | null {
  const said = spawnSync("id", [flag, name], { encoding: "utf8" });
  const id = Number(said.stdout);
  return said.status === 0 && Number.isInteger(id) && id >= 0 ? id : null;
}
