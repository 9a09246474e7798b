import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { parseConfig, type SimulatorConfig, type SimulatorConfigInput } from "../config/index.ts";
import { createApp } from "./create-app.ts";
import { createWorld, type WorldOptions } from "./create-world.ts";

export type SimulatorOptions = {
  /** Numbers and customers, in the form of the configuration file. */
  config: SimulatorConfigInput;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Folder that outlives a restart; without it everything is in memory. */
  dataFolder?: string;
  /** Where the business reaches the simulator, for links to media. Default: where it listens. */
  publicUrl?: string;
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
  const config = parseConfig(options.config, "the simulator configuration");
  let handle:
    | ((request: Request, bindings: HttpBindings) => Response | Promise<Response>)
    | undefined;
  const fetch = (request: Request, bindings: unknown) =>
    handle?.(request, bindings as HttpBindings) ?? new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch }) as Server;
  const url = await listen(server, options.host ?? "127.0.0.1", options.port ?? 0);
  try {
    // The port is taken first: a second simulator must not touch the first one's data.
    const world = createWorld(toWorldOptions(options, config, url));
    handle = createApp(world, options.allowedHosts ?? []).fetch;
    world.resume();
    return { url, stop: () => close(server, world.stop) };
  } catch (error) {
    await close(server, () => {});
    throw error;
  }
}

function toWorldOptions(
  options: SimulatorOptions,
  config: SimulatorConfig,
  url: string,
): WorldOptions {
  return {
    config,
    publicUrl: options.publicUrl ?? url,
    dataFolder: options.dataFolder ?? null,
    webhookTimeoutMs: options.webhookTimeoutMs ?? 10_000,
    machineNow: options.machineNow ?? Date.now,
    report: options.report ?? ((error) => process.stderr.write(`${inspect(error)}\n`)),
  };
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new Error(listenError(error, host, port))));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
}

function close(server: Server, stopWorld: () => void): Promise<void> {
  return new Promise((resolve) => {
    stopWorld();
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): string {
  const reason = error.code === "EADDRINUSE" ? "something already listens there" : error.message;
  return `unable to listen on ${host}:${port}; ${reason}`;
}
