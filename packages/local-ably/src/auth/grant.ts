import type { AppKey } from "../app/app-key.ts";
import type { Capability } from "./capability.ts";
import type { TrustedClaims } from "./trusted-claims.ts";

/** What a verified credential allows and to whom, without the app it belongs to. */
export interface Grant {
  key: AppKey;
  capability: Capability;
  /** A concrete id, `*` (may take any id per message), or absent (anonymous). */
  clientId: string | undefined;
  /** Absent for a key. Ms since 1970. */
  token:
    | {
        issuedAt: number;
        expiresAt: number;
        revocationKey: string | undefined;
        clientId: string | undefined;
        claims: TrustedClaims;
      }
    | undefined;
}
