import { spawn } from "node:child_process";
import { failureSentence } from "./failure-sentence.mjs";
import { say } from "./say.mjs";

const keptChars = 20_000;

/**
 * Runs one installer. Its output is shown only when it fails, as one sentence and the last lines.
 * `progress` picks the words that a terminal shows meanwhile.
 */
export async function runQuietly({ title, problem, command, args, cwd, env, progress, isSilent }) {
  const startedAt = Date.now();
  if (!isSilent) say.line(`${title} …`);
  let output = "";
  let last = "";
  const ticker = setInterval(() => {
    if (!isSilent) say.tick(`  ${secondsSince(startedAt)} s ${last}`);
  }, 500);
  const stop = new AbortController();
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    const onSignal = (signal) => {
      child.kill(signal);
      stop.abort();
    };
    process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
    const read = (chunk) => {
      output = (output + chunk).slice(-keptChars);
      last = (progress && chunk.toString().match(progress)?.[1]) || last;
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", (error) => {
      output += `${error.code} ${error.message}`;
      resolve(1);
    });
    child.on("close", (exit) => {
      process.removeListener("SIGINT", onSignal).removeListener("SIGTERM", onSignal);
      resolve(exit ?? 1);
    });
  });
  clearInterval(ticker);
  if (stop.signal.aborted) throw new Error("stopped while installing; run again to go on");
  if (code !== 0) throw new Error(failureSentence(problem, output));
  if (!isSilent) say.line(`${title} … done in ${secondsSince(startedAt)} s`);
}

function secondsSince(startedAt) {
  return ((Date.now() - startedAt) / 1000).toFixed(0);
}
