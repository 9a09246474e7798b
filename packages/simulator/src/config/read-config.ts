import { readFileSync } from "node:fs";
import { z } from "zod";
import { configSchema, type SimulatorConfig } from "./schema.ts";

/** Reads and checks the configuration file. Throws an Error of one readable sentence. */
export function readConfig(path: string): SimulatorConfig {
  return parseConfig(readJson(path), path);
}

/** Checks a configuration value; `source` names it in the error. */
export function parseConfig(value: unknown, source: string): SimulatorConfig {
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) throw new Error(`unable to use ${source}; ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`unable to read the simulator configuration ${path}; ${reason}`);
  }
}
