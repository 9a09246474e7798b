import { AblyError } from "../protocol/ably-error.ts";
import type { Identity } from "./identity.ts";
import { MAX_TOKEN_MS } from "./token.ts";

export interface Revocation {
  keyName: string;
  kind: string;
  value: string;
  /** Tokens issued before this are revoked. Ms. */
  issuedBefore: number;
  /** From when on they are refused. Ms. */
  appliesAt: number;
}

const KINDS = ["clientId", "revocationKey", "channel"];

/** Revoked groups of tokens of one app; forgotten once every such token has expired. */
export class Revocations {
  #list: Revocation[] = [];

  add(revocation: Revocation): void {
    this.#list = this.#list.filter(
      (known) => revocation.appliesAt - known.appliesAt < MAX_TOKEN_MS,
    );
    this.#list.push(revocation);
  }

  /** Whether the identity's token belongs to a revoked group. */
  isRevoked(identity: Identity, now: number): boolean {
    return this.#list.some(
      (revocation) => revocation.appliesAt <= now && isHitBy(identity, revocation),
    );
  }
}

/** Whether the revocation names this identity's token. */
export function isHitBy(identity: Identity, revocation: Revocation): boolean {
  const { token } = identity;
  if (
    !token ||
    identity.key.name !== revocation.keyName ||
    token.issuedAt >= revocation.issuedBefore
  )
    return false;
  if (revocation.kind === "clientId") return token.clientId === revocation.value;
  if (revocation.kind === "revocationKey") return token.revocationKey === revocation.value;
  return Object.hasOwn(identity.capability, revocation.value);
}

/** Reads a target `kind:value`. Throws 40000 for kinds Ably does not know. */
export function parseTarget(target: unknown): { kind: string; value: string } {
  const text = typeof target === "string" ? target : "";
  const colon = text.indexOf(":");
  const kind = text.slice(0, Math.max(colon, 0));
  if (!KINDS.includes(kind) || colon === text.length - 1)
    throw new AblyError(40000, "invalid revocation target");
  return { kind, value: text.slice(colon + 1) };
}
