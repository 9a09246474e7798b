import type { LocalAblyOptions } from "./server/index.ts";

const DEFAULT_PORT = 9010;
const MIN_PUBLIC_SECRET = 16;

/** Reads the process's settings. Throws an Error whose message is one sentence for the operator. */
export function readEnv(
  env: NodeJS.ProcessEnv = process.env,
): LocalAblyOptions & { host: string; port: number } {
  const host = env.HOST || "127.0.0.1";
  const port = Number(env.PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error("PORT must be a number from 0 to 65535.");
  const isSandbox = env.ABLY_SANDBOX === "1";
  const apiKey = env.ABLY_API_KEY;
  if (!apiKey && !isSandbox)
    throw new Error("ABLY_API_KEY is missing; it looks like app.key:secret.");
  if (apiKey) assertKey(apiKey, host);
  return {
    host,
    port,
    isSandbox,
    hasControlEndpoints: env.ABLY_CONTROL === "1",
    ...(apiKey ? { apiKey } : {}),
    ...(env.ABLY_ALLOWED_ORIGINS ? { allowedOrigins: listOf(env.ABLY_ALLOWED_ORIGINS) } : {}),
  };
}

function assertKey(apiKey: string, host: string): void {
  const secret = /^[\w-]+\.[\w-]+:(.+)$/.exec(apiKey)?.[1];
  if (secret === undefined) throw new Error("ABLY_API_KEY must look like app.key:secret.");
  const isLocal = host === "localhost" || host === "::1" || host.startsWith("127.");
  if (!isLocal && secret.length < MIN_PUBLIC_SECRET) {
    throw new Error(
      `The secret in ABLY_API_KEY needs at least ${MIN_PUBLIC_SECRET} characters when HOST is not this machine.`,
    );
  }
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
