import { flows, numbers } from "@parley/db/schema";
import type { NumberId } from "@parley/domain/ids";
import type { FlowStatus } from "@parley/domain/messages";
import { and, asc, eq } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

/** A Flow of a number's account; `flowId` is what a message names. Only "published" can be sent (S0.28). */
export type FlowView = { flowId: string; name: string; status: FlowStatus };

/** The Flows of the number's account as last fetched, by name. */
export const listFlows = query(
  "template.view",
  ({ tx, scope }: QueryContext, numberId: NumberId): Promise<FlowView[]> =>
    tx
      .select({ flowId: flows.providerFlowId, name: flows.name, status: flows.status })
      .from(flows)
      .innerJoin(
        numbers,
        and(
          eq(numbers.workspaceId, flows.workspaceId),
          eq(numbers.providerAccountId, flows.providerAccountId),
        ),
      )
      .where(and(eq(flows.workspaceId, scope.workspaceId), eq(numbers.id, numberId)))
      .orderBy(asc(flows.name), asc(flows.providerFlowId)),
);
