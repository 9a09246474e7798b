import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { parseConfig, type SimulatorConfigInput } from "../config/index.ts";
import { createApp } from "./create-app.ts";
import { createWorld } from "./create-world.ts";

export type SimulatorOptions = {
  /** Numbers and customers, in the form of the configuration file. */
  config: SimulatorConfigInput;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Folder that outlives a restart; without it everything is in memory. */
  dataFolder?: string;
  /** Host names allowed besides loopback. */
  allowedHosts?: string[];
  /** How long a webhook may take, in milliseconds. Default 10 000. */
  webhookTimeoutMs?: number;
  /** Unix milliseconds; default Date.now. */
  machineNow?: () => number;
  /** Hears of bugs; default writes to standard error. */
  report?: (error: unknown) => void;
};

export type Simulator = { url: string; stop: () => Promise<void> };

/** Starts a simulator and resolves when it listens. Rejects with a one-sentence Error when it cannot. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const host = options.host ?? "127.0.0.1";
  const world = createWorld({
    config: parseConfig(options.config, "the simulator configuration"),
    dataFolder: options.dataFolder ?? null,
    webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
    machineNow: options.machineNow ?? Date.now,
    report: options.report ?? ((error) => console.error(error)),
  });
  const app = createApp(world, options.allowedHosts ?? []);
  const server = createAdaptorServer({ fetch: app.fetch }) as import("node:http").Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new Error(listenError(error, host, options.port ?? 0))));
    server.listen(options.port ?? 0, host, resolve);
  });
  world.resume();
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      world.stop();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`, stop };
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): string {
  const reason = error.code === "EADDRINUSE" ? "something already listens there" : error.message;
  return `unable to listen on ${host}:${port}; ${reason}`;
}
