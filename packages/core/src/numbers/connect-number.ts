import { createHash, randomBytes } from "node:crypto";
import { pgConstraint, pgErrorCode, uniqueViolation } from "@parley/db/client";
import { numbers } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { type NumberId, newId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import { senderAddress } from "@parley/providers/twilio";
import { type CommandContext, command } from "../command/index.ts";
import { type Keyring, sealSecret } from "../secrets/index.ts";

type NamedNumber = {
  keyring: Keyring;
  displayName: string;
  /** E.164 with "+". */
  phone: string;
};

/** A number of Meta's Cloud API. */
type MetaNumber = NamedNumber & {
  provider?: "meta";
  providerNumberId: string;
  providerAccountId: string | null;
  appSecret: string;
  accessToken: string;
  verifyToken: string;
};

/** A WhatsApp sender of a Twilio account, known there by its phone. */
type TwilioNumber = NamedNumber & {
  provider: "twilio";
  accountSid: string;
  authToken: string;
};

export type ConnectNumber = MetaNumber | TwilioNumber;

/**
 * Connects a number of Meta's Cloud API or a sender of Twilio. Its id names the webhook URL. Secrets are stored
 * sealed. Throws `number.already_connected` when any workspace has it.
 */
export const connectNumber = command(
  "number.connect",
  async (context: CommandContext, input: ConnectNumber): Promise<NumberId> => {
    const { tx, scope, about } = context;
    const { workspaceId } = scope;
    const id = newId<NumberId>();
    about({ kind: "number", id });
    const place = (field: string) => ({ workspaceId, rowId: id, field });
    const { keyring, displayName, phone } = input;
    const { appSecret, accessToken, verifyToken, ...identity } = atProvider(input);
    const row = {
      ...{ workspaceId, id, displayName, phone },
      ...identity,
      sealedAppSecret: await sealSecret(tx, keyring, place("app_secret"), appSecret),
      sealedAccessToken: await sealSecret(tx, keyring, place("access_token"), accessToken),
      verifyTokenHash: hashVerifyToken(verifyToken),
    };
    try {
      await tx.insert(numbers).values(row);
    } catch (error) {
      throw takenElsewhere(error) ?? error;
    }
    if (identity.provider === "twilio") watchTwilio(context, id);
    return id;
  },
);

/** Twilio gives a lost webhook up and tells nothing of templates: its lists are read instead (F-93). */
function watchTwilio({ enqueue }: CommandContext, id: NumberId): void {
  enqueue({ queue: "reconcile", key: id, subjectIds: [id] });
  enqueue({ queue: "sync", key: id, subjectIds: [id] });
}

type AtProvider = Omit<MetaNumber, keyof NamedNumber | "provider"> & { provider: ProviderId };

/** Twilio signs and is called with one token, and has no handshake: nobody knows its verify token. */
function atProvider(input: ConnectNumber): AtProvider {
  if (input.provider === "twilio") {
    return {
      provider: "twilio",
      providerNumberId: senderAddress(input.phone),
      providerAccountId: input.accountSid,
      appSecret: input.authToken,
      accessToken: input.authToken,
      verifyToken: randomBytes(32).toString("hex"),
    };
  }
  const { providerNumberId, providerAccountId, appSecret, accessToken, verifyToken } = input;
  return {
    provider: "meta",
    ...{ providerNumberId, providerAccountId, appSecret, accessToken, verifyToken },
  };
}

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
