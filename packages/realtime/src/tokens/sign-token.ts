import { DomainError } from "@parley/domain/errors";
import type { WorkspaceScope } from "@parley/domain/scope";
import { SignJWT } from "jose";
import { capabilityOf } from "./capability.ts";

export type RealtimeKey = { readonly name: string; readonly secret: string };

/** Splits `app.key:secret`, Ably's form of an API key. Throws with a sentence that shows no secret. */
export function parseRealtimeKey(text: string): RealtimeKey {
  const at = text.indexOf(":");
  const name = text.slice(0, at);
  const secret = text.slice(at + 1);
  if (at < 1 || secret === "" || !name.includes(".")) {
    throw new Error("unable to read ABLY_API_KEY; it must have the form app.key:secret");
  }
  return { name, secret };
}

/** How long a browser's token lives; the SDK renews it by itself. */
const tokenLifeSeconds = 30 * 60;

/**
 * An Ably JWT for the member of the scope: its channels and rights come from the membership alone
 * (T-23). Throws `permission.denied` for a scope that is no member's.
 */
export async function signRealtimeToken(
  scope: WorkspaceScope,
  key: RealtimeKey,
  now: Date,
): Promise<string> {
  const { actor, workspaceId } = scope;
  if (actor.kind !== "user") {
    throw new DomainError("permission.denied", "unable to connect; only members may listen");
  }
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({
    "x-ably-capability": JSON.stringify(capabilityOf(workspaceId, actor)),
    "x-ably-clientId": actor.userId,
    "x-ably-revocation-key": `${workspaceId}:${actor.userId}`,
  })
    .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: key.name })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + tokenLifeSeconds)
    .sign(new TextEncoder().encode(key.secret));
}
