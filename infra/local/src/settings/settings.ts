import { resolve } from "node:path";
import { z } from "zod";

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

const schema = z
  .object({
    DATA_DIR: z.string().default(".data"),
    PORT_DASHBOARD: port(3000),
    PORT_GATEWAY: port(3001),
    PORT_SIMULATOR: port(3002),
    PORT_ABLY: port(3003),
    PORT_POSTGRES: port(3004),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_ADMIN_URL: postgresUrl.optional(),
    ENCRYPTION_KEY: z.string().optional(),
    ABLY_API_KEY: z
      .string()
      .regex(/^[^.:]+\.[^:]+:.+$/)
      .optional(),
    ABLY_LOCAL_URL: z.url().optional(),
    META_GRAPH_URL: z.url().optional(),
    META_GRAPH_VERSION: z.string().optional(),
    META_APP_SECRET: z.string().optional(),
    META_VERIFY_TOKEN: z.string().optional(),
    TWILIO_URL: z.url().optional(),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  })
  .refine((env) => env.ABLY_LOCAL_URL === undefined || env.ABLY_API_KEY !== undefined, {
    path: ["ABLY_API_KEY"],
  })
  .refine((env) => (env.META_APP_SECRET === undefined) === (env.META_VERIFY_TOKEN === undefined), {
    path: ["META_APP_SECRET or META_VERIFY_TOKEN"],
  })
  .refine((env) => env.DATABASE_ADMIN_URL === undefined || env.DATABASE_URL !== undefined, {
    path: ["DATABASE_URL"],
  });

export type PortName =
  | "PORT_DASHBOARD"
  | "PORT_GATEWAY"
  | "PORT_SIMULATOR"
  | "PORT_ABLY"
  | "PORT_POSTGRES";

export type MetaApp = { secret: string; verifyToken: string };

/** What to run and with what. A service that is null is started here; one that is given is used. */
export type Settings = {
  dataDir: string;
  ports: Record<PortName, number>;
  database: { url: string; adminUrl: string | null } | null;
  ably: { apiKey: string; localUrl: string | null } | null;
  metaGraphUrl: string | null;
  metaGraphVersion: string | null;
  /** The platform's own Meta app. */
  metaApp: MetaApp | null;
  twilioUrl: string | null;
  encryptionKey: string | null;
  logLevel: string;
};

/**
 * Reads the runner's settings; an empty variable counts as unset and a relative DATA_DIR starts at
 * `root`. Throws an Error of one sentence that names what is wrong, never a value.
 */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => path.join(".")))];
    throw new Error(`unable to start; correct ${names.join(", ")} (see .env.example)`);
  }
  const { DATABASE_URL, DATABASE_ADMIN_URL, ABLY_API_KEY, ABLY_LOCAL_URL, ...rest } = parsed.data;
  const { META_APP_SECRET: secret, META_VERIFY_TOKEN: verifyToken } = rest;
  return {
    dataDir: resolve(root, rest.DATA_DIR),
    ports: {
      PORT_DASHBOARD: rest.PORT_DASHBOARD,
      PORT_GATEWAY: rest.PORT_GATEWAY,
      PORT_SIMULATOR: rest.PORT_SIMULATOR,
      PORT_ABLY: rest.PORT_ABLY,
      PORT_POSTGRES: rest.PORT_POSTGRES,
    },
    database:
      DATABASE_URL === undefined
        ? null
        : { url: DATABASE_URL, adminUrl: DATABASE_ADMIN_URL ?? null },
    ably:
      ABLY_API_KEY === undefined
        ? null
        : { apiKey: ABLY_API_KEY, localUrl: ABLY_LOCAL_URL ?? null },
    metaGraphUrl: rest.META_GRAPH_URL ?? null,
    metaGraphVersion: rest.META_GRAPH_VERSION ?? null,
    metaApp: secret === undefined || verifyToken === undefined ? null : { secret, verifyToken },
    twilioUrl: rest.TWILIO_URL ?? null,
    encryptionKey: rest.ENCRYPTION_KEY ?? null,
    logLevel: rest.LOG_LEVEL,
  };
}
