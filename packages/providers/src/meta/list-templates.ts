import { z } from "zod";
import type { FailedCall, ProviderCredentials } from "../port/index.ts";
import { callGraph, notCallable } from "./call-graph.ts";
import type { MetaConnection } from "./graph-connection.ts";

/** A page of Meta's own template objects, as they came. `nextCursor` null: it was the last. */
export type TemplatePage =
  | { kind: "page"; templates: unknown[]; nextCursor: string | null }
  | FailedCall;

/** Everything a template of ours is filled from (B.10). */
const fields =
  "id,name,status,category,language,components,parameter_format,quality_score,rejected_reason,correct_category,previous_category,sub_category,message_send_ttl_seconds";
const pageSize = "100";

const pageSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      next: z.string().optional(),
      cursors: z.object({ after: z.string().min(1).optional() }).optional(),
    })
    .optional(),
});

/**
 * One page of the account's templates (B.10), from the first where `cursor` is null. Refused with 131059: the
 * cursor is too old, begin again. Never throws.
 */
export async function listMetaTemplates(
  cursor: string | null,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<TemplatePage> {
  const { providerAccountId } = credentials;
  if (providerAccountId === null) return notCallable;
  const query = { fields, limit: pageSize, ...(cursor === null ? {} : { after: cursor }) };
  const path = [providerAccountId, "message_templates"];
  const result = await callGraph({ method: "GET", path, query }, credentials, connection);
  if (result.kind === "failed") return result.failure;
  const { data } = pageSchema.safeParse(result.value);
  if (data === undefined) return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  const { paging } = data;
  // Every page has cursors; only one that is not the last names the next (B.10).
  const nextCursor = paging?.next === undefined ? null : (paging.cursors?.after ?? null);
  return { kind: "page", templates: data.data, nextCursor };
}
