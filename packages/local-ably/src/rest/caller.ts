import type { Context } from "hono";
import { authenticate, type Credentials, type Identity } from "../auth/identity.ts";
import type { ServerContext } from "../server/context.ts";

/** Verifies who sent a REST request: Basic key, Bearer token (plain or base64), or the same as query params. */
export function callerOf(context: ServerContext, c: Context): Identity {
  const claimed = c.req.header("x-ably-clientid");
  const clientId = claimed
    ? Buffer.from(claimed, "base64").toString("utf8")
    : c.req.query("clientId");
  return authenticate(
    context.apps,
    { ...credentialsOf(c), clientId: clientId || undefined },
    context.now(),
  );
}

/** The key of a Basic credential, verified; absent for other kinds. */
export function keyHolderOf(context: ServerContext, c: Context): Identity | undefined {
  const { key } = credentialsOf(c);
  return key === undefined ? undefined : authenticate(context.apps, { key }, context.now());
}

function credentialsOf(c: Context): Credentials {
  const [scheme = "", value = ""] = (c.req.header("authorization") ?? "").split(" ");
  if (scheme.toLowerCase() === "basic")
    return { key: Buffer.from(value, "base64").toString("utf8") };
  if (scheme.toLowerCase() === "bearer") {
    // A JWT has dots, its base64 form has none.
    return { token: value.includes(".") ? value : Buffer.from(value, "base64").toString("utf8") };
  }
  return {
    key: c.req.query("key"),
    token: c.req.query("access_token") ?? c.req.query("accessToken"),
  };
}
