import { flowStatusOf } from "@parley/domain/messages";
import { z } from "zod";
import type { FlowsPage, ProviderCredentials } from "../port/index.ts";
import { callGraph, notCallable } from "./call-graph.ts";
import type { MetaConnection } from "./graph-connection.ts";

const pageSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      next: z.string().optional(),
      cursors: z.object({ after: z.string().min(1).optional() }).optional(),
    })
    .optional(),
});
const flowSchema = z.object({ id: z.string().min(1), name: z.string(), status: z.string() });

/** One page of the account's Flows, from the first where `cursor` is null; one that cannot be read is left out. */
export async function listMetaFlows(
  cursor: string | null,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<FlowsPage> {
  const { providerAccountId } = credentials;
  if (providerAccountId === null) return notCallable;
  const after = cursor === null ? {} : { after: cursor };
  const query = { fields: "id,name,status", limit: "100", ...after };
  const path = [providerAccountId, "flows"];
  const result = await callGraph({ method: "GET", path, query }, credentials, connection);
  if (result.kind === "failed") return result.failure;
  const { data } = pageSchema.safeParse(result.value);
  if (data === undefined) return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  const { paging } = data;
  const flows = data.data.flatMap((raw) => {
    const flow = flowSchema.safeParse(raw).data;
    if (flow === undefined) return [];
    return [{ providerFlowId: flow.id, name: flow.name, status: flowStatusOf(flow.status) }];
  });
  const nextCursor = paging?.next === undefined ? null : (paging.cursors?.after ?? null);
  return { kind: "page", flows, nextCursor };
}
