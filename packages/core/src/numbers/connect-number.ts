import { createHash } from "node:crypto";
import { pgConstraint, pgErrorCode, uniqueViolation } from "@parley/db/client";
import { numbers } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type NumberId, newId } from "@parley/domain/ids";
import { type CommandContext, command } from "../command/index.ts";
import { type Keyring, sealSecret } from "../secrets/index.ts";

export type ConnectNumber = {
  keyring: Keyring;
  displayName: string;
  /** E.164 with "+". */
  phone: string;
  providerNumberId: string;
  providerAccountId: string | null;
  appSecret: string;
  accessToken: string;
  verifyToken: string;
};

/** Connects a number of Meta's Cloud API. Its id names the webhook URL. Secrets are stored sealed. */
export const connectNumber = command(
  "number.connect",
  async (context: CommandContext, input: ConnectNumber): Promise<NumberId> => {
    const { tx, scope, about } = context;
    const { workspaceId } = scope;
    const id = newId<NumberId>();
    about({ kind: "number", id });
    const place = (field: string) => ({ workspaceId, rowId: id, field });
    const { keyring } = input;
    const row = {
      workspaceId,
      id,
      provider: "meta" as const,
      displayName: input.displayName,
      phone: input.phone,
      providerNumberId: input.providerNumberId,
      providerAccountId: input.providerAccountId,
      sealedAppSecret: await sealSecret(tx, keyring, place("app_secret"), input.appSecret),
      sealedAccessToken: await sealSecret(tx, keyring, place("access_token"), input.accessToken),
      verifyTokenHash: hashVerifyToken(input.verifyToken),
    };
    try {
      await tx.insert(numbers).values(row);
    } catch (error) {
      throw takenElsewhere(error) ?? error;
    }
    return id;
  },
);

/** SHA-256 in hex: the token itself is never needed again, only compared. */
function hashVerifyToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function takenElsewhere(error: unknown): DomainError | null {
  if (pgErrorCode(error) !== uniqueViolation) return null;
  if (pgConstraint(error) !== "numbers_active_provider_number_key") return null;
  return new DomainError(
    "number.already_connected",
    "unable to connect the number; it is already connected",
  );
}
