import { z } from "zod";
import type { CallOutcome, FailedCall, ProviderCredentials, SendRequest } from "../port/index.ts";
import { callGraph, type GraphFailure, notCallable } from "./call-graph.ts";
import { statusErrorsOf } from "./errors.ts";
import type { MetaConnection } from "./graph-connection.ts";
import { recipientOf } from "./send-body.ts";

/** Blocks or unblocks a person for this number (B.14). Meta wants that they wrote in the last 24 hours. */
export async function setBlockedAtMeta(
  { to, isBlocked }: { to: SendRequest["to"]; isBlocked: boolean },
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<CallOutcome> {
  const recipient = recipientOf(to);
  if (recipient === null) return notCallable;
  const user = "to" in recipient ? { user: recipient.to } : { user_id: recipient.recipient };
  const result = await callGraph(
    {
      method: isBlocked ? "POST" : "DELETE",
      path: [credentials.providerNumberId, "block_users"],
      json: { messaging_product: "whatsapp", block_users: [user] },
    },
    credentials,
    connection,
  );
  return result.kind === "value" ? { kind: "done" } : reasonOf(result);
}

const failedUsersSchema = z.object({
  block_users: z.object({
    failed_users: z.tuple([z.object({ errors: z.array(z.unknown()) })], z.unknown()),
  }),
});

/** "Partial failure" says nothing of one person: why stands beside it (B.14, 139100). */
function reasonOf({ failure, value }: GraphFailure): FailedCall {
  if (failure.kind !== "refused" || failure.code !== "139100") return failure;
  const { data } = failedUsersSchema.safeParse(value);
  const [error] = statusErrorsOf(data?.block_users.failed_users[0].errors ?? []);
  return error === undefined ? failure : { ...failure, ...error };
}
