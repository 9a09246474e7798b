import type { App, AppRegistry } from "../app/app.ts";
import { AblyError } from "../protocol/ably-error.ts";
import type { Grant } from "./grant.ts";
import { isSame } from "./jwt.ts";
import { verifyToken } from "./token.ts";

/** Who is calling, after the credential was verified. */
export interface Identity extends Grant {
  app: App;
}

/** What a caller shows: a key or a token, and the clientId it claims. */
export interface Credentials {
  key?: string | undefined;
  token?: string | undefined;
  clientId?: string | undefined;
}

/**
 * Verifies credentials and settles the clientId. Throws 40101, 40400, 4014x, 40160 for the credential
 * and 40102 when the claimed clientId is not the token's.
 */
export function authenticate(apps: AppRegistry, credentials: Credentials, now: number): Identity {
  if (credentials.token) return byToken(apps, credentials.token, credentials.clientId, now);
  if (credentials.key) return byKey(apps, credentials.key, credentials.clientId);
  throw new AblyError(40101, "no credentials were given", 401);
}

/**
 * The clientId to stamp on a message or presence event. Throws 40012 when the sender may not use the one it gave.
 */
export function stampClientId(identity: Identity, given: unknown): string | undefined {
  if (given === undefined || given === null)
    return identity.clientId === "*" ? undefined : identity.clientId;
  if (typeof given !== "string" || given === "" || given === "*")
    throw new AblyError(40012, "invalid clientId");
  if (identity.clientId === "*" || identity.clientId === given) return given;
  throw new AblyError(40012, "the clientId is not the one of the credentials");
}

function byKey(apps: AppRegistry, keyText: string, clientId: string | undefined): Identity {
  const colon = keyText.indexOf(":");
  if (colon < 0) throw new AblyError(40005, "the key is not of the form app.key:secret", 401);
  const { app, key } = apps.findKey(keyText.slice(0, colon));
  if (!isSame(keyText.slice(colon + 1), key.secret))
    throw new AblyError(40101, "the key secret is wrong", 401);
  return { app, key, capability: key.capability, clientId: clientId ?? "*", token: undefined };
}

function byToken(
  apps: AppRegistry,
  text: string,
  claimed: string | undefined,
  now: number,
): Identity {
  const token = verifyToken(text, (keyName) => apps.findKey(keyName).key, now);
  const { app } = apps.findKey(token.key.name);
  const identity: Identity = {
    app,
    key: token.key,
    capability: token.capability,
    clientId: settleClientId(token.clientId, claimed),
    token: {
      issuedAt: token.issuedAt,
      expiresAt: token.expiresAt,
      revocationKey: token.revocationKey,
      clientId: token.clientId,
      claims: token.claims,
    },
  };
  if (app.revocations.isRevoked(identity, now))
    throw new AblyError(40141, "the token was revoked", 401);
  return identity;
}

function settleClientId(
  ofToken: string | undefined,
  claimed: string | undefined,
): string | undefined {
  if (claimed === undefined || claimed === ofToken) return ofToken;
  if (ofToken === "*") return claimed;
  throw new AblyError(40102, "the clientId is not compatible with the credentials", 401);
}
