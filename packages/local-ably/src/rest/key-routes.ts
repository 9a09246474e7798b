import { Hono } from "hono";
import type { Identity } from "../auth/identity.ts";
import { isHitBy, parseTarget } from "../auth/revocations.ts";
import { answerTokenRequest, type TokenRequest } from "../auth/token-request.ts";
import { promptForToken } from "../connection/token-watch.ts";
import { AblyError, toAblyError } from "../protocol/ably-error.ts";
import type { ServerContext } from "../server/context.ts";
import { answer, readBody } from "./answer.ts";
import { keyHolderOf } from "./caller.ts";

const MAX_BODY_BYTES = 256 * 1024;
const REAUTH_MARGIN_MS = 30_000;
const OLDEST_ISSUED_BEFORE_MS = 60 * 60 * 1000;
const MAX_TARGETS = 100;

interface RevocationRequest {
  targets?: unknown;
  issuedBefore?: unknown;
  allowReauthMargin?: unknown;
}

/** `/keys/{keyName}/requestToken` and `/revokeTokens`. */
export function keyRoutes(context: ServerContext): Hono {
  const routes = new Hono();

  routes.post("/:keyName/requestToken", async (c) => {
    const request = (await readBody(c, MAX_BODY_BYTES)) as TokenRequest;
    const { app, key } = context.apps.findKey(c.req.param("keyName"));
    const holder = request.mac ? undefined : keyHolderOf(context, c);
    const details = answerTokenRequest(
      key,
      request,
      holder?.key === key,
      app.nonces,
      context.now(),
    );
    return answer(c, 201, details);
  });

  routes.post("/:keyName/revokeTokens", async (c) => {
    const request = (await readBody(c, MAX_BODY_BYTES)) as RevocationRequest;
    const holder = keyHolderOf(context, c);
    if (!holder || holder.key.name !== c.req.param("keyName")) {
      throw new AblyError(40162, "tokens can only be revoked with Basic auth of their key", 401);
    }
    if (!holder.key.hasRevocableTokens)
      throw new AblyError(40163, "the tokens of this key are not revocable", 401);
    const results = targetsOf(request).map((target) => revoke(context, holder, target, request));
    const failureCount = results.filter((result) => "error" in result).length;
    return answer(c, 200, { successCount: results.length - failureCount, failureCount, results });
  });

  return routes;
}

function targetsOf(request: RevocationRequest): unknown[] {
  const { targets } = request;
  if (Array.isArray(targets) && targets.length > 0 && targets.length <= MAX_TARGETS) return targets;
  throw new AblyError(40000, `a revocation names 1 to ${MAX_TARGETS} targets`);
}

function revoke(
  context: ServerContext,
  holder: Identity,
  target: unknown,
  request: RevocationRequest,
): object {
  try {
    const now = context.now();
    const hasMargin = request.allowReauthMargin === true;
    const revocation = {
      ...parseTarget(target),
      keyName: holder.key.name,
      issuedBefore: issuedBeforeOf(request.issuedBefore, now),
      appliesAt: hasMargin ? now + REAUTH_MARGIN_MS : now,
    };
    holder.app.revocations.add(revocation);
    for (const connection of context.connections.of(holder.app).values()) {
      if (isHitBy(connection.identity, revocation) && hasMargin) promptForToken(connection);
    }
    setTimeout(() => disconnectRevoked(context, holder), revocation.appliesAt - now).unref();
    return { target, issuedBefore: revocation.issuedBefore, appliesAt: revocation.appliesAt };
  } catch (thrown) {
    return { target, error: toAblyError(thrown).body };
  }
}

function disconnectRevoked(context: ServerContext, holder: Identity): void {
  const error = new AblyError(40141, "the token was revoked", 401).body;
  for (const connection of context.connections.of(holder.app).values()) {
    if (!holder.app.revocations.isRevoked(connection.identity, context.now())) continue;
    context.log("token.revoked", { connectionId: connection.id });
    connection.transport?.disconnect(error);
  }
}

function issuedBeforeOf(value: unknown, now: number): number {
  if (value === undefined || value === null) return now;
  if (typeof value !== "number" || value > now || value < now - OLDEST_ISSUED_BEFORE_MS) {
    throw new AblyError(40003, "issuedBefore must be a time within the last hour");
  }
  return value;
}
