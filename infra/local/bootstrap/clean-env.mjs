import { delimiter, dirname, join } from "node:path";

/** How to reach the registry: the only npm settings that the tools may inherit from `npm start`. */
const network =
  /^npm_config_(registry|proxy|https_proxy|https-proxy|noproxy|ca|cafile|strict_ssl|strict-ssl|cache|userconfig|globalconfig)$/i;

/**
 * The environment for everything the bootstrap starts: without what npm adds for its own scripts
 * (it would steer pnpm and npm wrongly), with the project's tools first on the path.
 */
export function cleanEnv(source, root) {
  const env = {};
  for (const [name, value] of Object.entries(source)) {
    if (/^npm_(config|package|lifecycle)_/i.test(name) && !network.test(name)) continue;
    env[name] = value;
  }
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  env[pathName] = [
    join(root, ".tools/node_modules/.bin"),
    join(root, "node_modules/.bin"),
    dirname(process.execPath),
    env[pathName],
  ]
    .filter(Boolean)
    .join(delimiter);
  return { ...env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
}
