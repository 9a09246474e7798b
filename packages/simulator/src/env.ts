import { z } from "zod";

const envSchema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3920),
  SIMULATOR_CONFIG: z.string().min(1).optional(),
  SIMULATOR_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIMULATOR_DATA: z.string().min(1).optional(),
  SIMULATOR_ALLOWED_HOSTS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((host) => host.trim().toLowerCase() || [])),
});

export type Env = z.infer<typeof envSchema>;

/** Reads the process environment. Throws an Error that names each wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) throw new Error(`unable to start; ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
