import { readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Processor time that a process and all that descend from it have used, those that have ended included. */
export function cpuSeconds(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    return children
      .filter((child) => child !== "")
      .reduce((sum, child) => sum + cpuSeconds(Number(child)), ownSeconds(pid));
  } catch {
    // It ended meanwhile: its parent's figure holds it now.
    return 0;
  }
}

/** After the name: user and system time of the process itself and of the children it has collected. */
function ownSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const ticks = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15);
  return ticks.reduce((sum, one) => sum + Number(one), 0) / ticksPerSecond;
}
