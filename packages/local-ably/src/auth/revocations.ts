import { AblyError } from "../protocol/ably-error.ts";
import type { Grant } from "./grant.ts";
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

  /** Whether the token of the grant belongs to a revoked group. */
  isRevoked(grant: Grant, now: number): boolean {
    return this.#list.some(
      (revocation) => revocation.appliesAt <= now && isHitBy(grant, revocation),
    );
  }
}

/** Whether the revocation names the token of this grant. */
export function isHitBy(grant: Grant, revocation: Revocation): boolean {
  const { token } = grant;
  if (!token || grant.key.name !== revocation.keyName || token.issuedAt >= revocation.issuedBefore)
    return false;
  if (revocation.kind === "clientId") return token.clientId === revocation.value;
  if (revocation.kind === "revocationKey") return token.revocationKey === revocation.value;
  return Object.hasOwn(grant.capability, revocation.value);
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
