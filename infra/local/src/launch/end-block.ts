import type { DemoWorkspace, Ready } from "../ready/index.ts";

const mib = 1024 * 1024;

export type EndFacts = {
  ready: Ready;
  /** From the command to readiness, and how much of it went into installing; milliseconds. */
  totalMs: number;
  installMs: number;
  memoryBytes: number | null;
  logFolder: string;
};

/** What a start ends with: where to go, how to log in, and what it took. */
export function endBlock({ ready, totalMs, installMs, memoryBytes, logFolder }: EndFacts): string {
  const install = installMs < 1_000 ? "" : `, ${seconds(installMs)} of it installing`;
  const memory = memoryBytes === null ? "" : ` · ${Math.round(memoryBytes / mib)} MiB of memory`;
  return [
    "",
    `  Parley is ready in ${seconds(totalMs)}${install}${memory}`,
    "",
    `    Inbox       ${ready.dashboardUrl}`,
    ...(ready.simulatorUrl === null ? [] : [`    Phones      ${ready.simulatorUrl}`]),
    `    Gateway     ${ready.gatewayUrl}`,
    "",
    ...loginsOf(ready.demo),
    ...loginsOf(ready.second),
    "",
    `    Logs are in ${logFolder}; Ctrl-C stops everything.`,
    "",
  ].join("\n");
}

function loginsOf({ workspaceSlug, owner, admin, agent }: DemoWorkspace): string[] {
  return Object.entries({ owner, admin, agent }).map(
    ([role, { email, password }], index) =>
      `    ${(index === 0 ? workspaceSlug : "").padEnd(11)} ${role.padEnd(6)} ${email.padEnd(26)} ${password}`,
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
