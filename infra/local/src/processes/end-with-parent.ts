import { spawn } from "node:child_process";

/**
 * Sees to it that a program of somebody else's ends when this process does, even by `kill -9`:
 * a shell waits at a pipe that the system closes then, and sends SIGINT. With `thenRemove` it
 * deletes that folder afterwards. Returns the way to call it off.
 */
export function endWithParent(pid: number, thenRemove?: string): () => void {
  if (process.platform === "win32") return () => undefined;
  const script = `read -r _; kill -INT "$1"; [ -z "$2" ] && exit
    n=0; while kill -0 "$1" && [ $n -lt 10 ]; do sleep 1; n=$((n+1)); done; rm -rf "$2"`;
  const guard = spawn("/bin/sh", ["-c", script, "sh", String(pid), thenRemove ?? ""], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  guard.on("error", () => undefined);
  return () => {
    guard.kill("SIGKILL");
  };
}
