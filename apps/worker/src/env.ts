import process from "node:process";
import { z } from "zod";

const schema = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DATABASE_URL: z.url(),
  ENCRYPTION_KEY: z.string().min(1),
  ABLY_API_KEY: z.string().min(1),
  ABLY_LOCAL_URL: z.url().optional(),
  META_GRAPH_URL: z.url().default("https://graph.facebook.com"),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default("v25.0"),
  FILES_DIR: z.string().min(1).default(".data/files"),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  GATEWAY_PUBLIC_URL: z.url().default("http://127.0.0.1:3001"),
  TWILIO_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** The worker's settings. Throws one sentence that names what is wrong, never a value. */
export function readEnv(): Env {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.join(".")))];
  throw new Error(`unable to start the worker; set ${names.join(", ")} (see .env.example)`);
}
