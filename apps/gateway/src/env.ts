import process from "node:process";
import { z } from "zod";

const schema = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  DATABASE_URL: z.url(),
  ENCRYPTION_KEY: z.string().min(1),
  PUBLIC_URL: z.url(),
  DASHBOARD_URL: z.url(),
  META_APP_SECRET: z.string().min(1).optional(),
  META_VERIFY_TOKEN: z.string().min(1).optional(),
  ABLY_API_KEY: z.string().min(1),
  ABLY_LOCAL_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** The gateway's settings. Throws one sentence that names what is wrong, never a value. */
export function readEnv(): Env {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join(".")))];
  throw new Error(`unable to start the gateway; set ${names.join(", ")} (see .env.example)`);
}
