import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer, RequestName, Requests } from "./requests.ts";

const entry = fileURLToPath(new URL("preparer-process.ts", import.meta.url));

export type Preparer = {
  /** Rejects with the one sentence of the process, or when it ends without an answer. */
  ask<Name extends RequestName>(
    name: Name,
    input: Requests[Name]["input"],
  ): Promise<Requests[Name]["output"]>;
  end(): void;
};

/**
 * A process that opens the database and seeds it. It loads what that takes while Postgres starts,
 * and gives its memory back when it ends: the runner itself stays small.
 */
export function startPreparer(env: NodeJS.ProcessEnv, nodeArguments: readonly string[]): Preparer {
  const child = fork(entry, {
    env,
    execArgv: [...nodeArguments],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    detached: process.platform !== "win32",
  });
  const waiting = new Map<number, { resolve(output: never): void; reject(error: Error): void }>();
  let said = "";
  let lastId = 0;
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  child.on("message", (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.output as never);
  });
  const fail = (): void => {
    const reason = said.split("\n").find((line) => /Error\b/.test(line)) ?? "it ended by itself";
    for (const { reject } of waiting.values())
      reject(new Error(`unable to prepare the database; ${reason.trim()}`));
    waiting.clear();
  };
  child.on("exit", fail);
  child.on("error", fail);
  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        if (!child.connected || child.exitCode !== null) fail();
        else child.send({ id: lastId, name, input });
      }),
    end: () => {
      if (child.connected) child.disconnect();
    },
  };
}
