import { insertRows, recordSet } from "@parley/db/bulk";
import { flows, templates } from "@parley/db/schema";
import { newId, type TemplateId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { Template } from "@parley/domain/templates";
import type { ProviderFlow } from "@parley/providers/port";
import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { CommandContext } from "../command/index.ts";

export type Account = { provider: ProviderId; account: string };

/** One row for each name and language; what the provider no longer lists is marked, as messages may name it. */
export async function replaceTemplates(
  { tx, scope, now }: CommandContext,
  { provider, account }: Account,
  fetched: readonly Template[],
): Promise<void> {
  const { workspaceId } = scope;
  const rows = [
    ...new Map(fetched.map((one) => [`${one.name}\n${one.language}`, one])).values(),
  ].map((definition) => ({
    ...{ workspaceId, id: newId<TemplateId>(), provider, providerAccountId: account, definition },
    providerTemplateId: definition.providerId,
    name: definition.name,
    language: definition.language,
    status: definition.status,
    syncedAt: now,
  }));
  await insertRows(tx, templates, rows);
  if (rows.length > 0) {
    const keys = ["name", "language", "definition", "providerTemplateId", "status"] as const;
    await tx.execute(sql`
      update templates t set definition = r.definition, status = r.status, synced_at = ${now.toISOString()},
        provider_template_id = r.provider_template_id
      from ${recordSet(templates, rows, keys)}
      where t.workspace_id = ${workspaceId} and t.provider = ${provider}
        and t.provider_account_id = ${account} and t.name = r.name and t.language = r.language`);
  }
  await tx
    .update(templates)
    .set({ status: "deleted", syncedAt: now })
    .where(
      and(
        eq(templates.workspaceId, workspaceId),
        eq(templates.provider, provider),
        eq(templates.providerAccountId, account),
        sql`${templates.syncedAt} < ${now.toISOString()}`,
      ),
    );
}

/** The account's Flows as they are now; nothing refers to a row of one, so what is gone goes (S0.28). */
export async function replaceFlows(
  { tx, scope, now }: CommandContext,
  providerAccountId: string,
  fetched: readonly ProviderFlow[],
): Promise<void> {
  const { workspaceId } = scope;
  await tx
    .delete(flows)
    .where(and(eq(flows.workspaceId, workspaceId), eq(flows.providerAccountId, providerAccountId)));
  const byId = new Map(fetched.map((flow) => [flow.providerFlowId, flow]));
  await insertRows(
    tx,
    flows,
    [...byId.values()].map((flow) => ({
      ...{ workspaceId, id: v7(), providerAccountId, syncedAt: now },
      ...flow,
    })),
  );
}
