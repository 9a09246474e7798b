import { readConfig } from "./config/index.ts";
import { readEnv } from "./env.ts";
import { createSimulator } from "./server/index.ts";

try {
  const env = readEnv();
  const simulator = await createSimulator({
    config: env.SIMULATOR_CONFIG === undefined ? {} : readConfig(env.SIMULATOR_CONFIG),
    host: env.HOST,
    port: env.PORT,
    allowedHosts: env.SIMULATOR_ALLOWED_HOSTS,
    ...(env.SIMULATOR_PUBLIC_URL !== undefined && { publicUrl: env.SIMULATOR_PUBLIC_URL }),
    ...(env.SIMULATOR_DATA !== undefined && { dataFolder: env.SIMULATOR_DATA }),
  });
  process.stdout.write(`WhatsApp simulator: phones and control API at ${simulator.url}\n`);
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
