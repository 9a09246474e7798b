import process from "node:process";
import { readEnv } from "./env.ts";
import { createLocalAbly, type Log } from "./server/index.ts";

const log: Log = (event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
};

await start().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : "The server could not start."}\n`,
  );
  process.exit(1);
});

async function start(): Promise<void> {
  const options = readEnv();
  const server = await createLocalAbly({ ...options, log }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === "EADDRINUSE"
        ? new Error(`Port ${options.port} is already in use.`)
        : error;
    },
  );
  log("server.started", { port: server.port });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    log("server.stopping");
    void server.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
