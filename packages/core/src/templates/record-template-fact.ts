import { templates } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import {
  type Template,
  templateCategoryOf,
  templateLanguageOf,
  templateQualityOf,
  templateStatusOf,
} from "@parley/domain/templates";
import type { FactOf } from "@parley/providers/port";
import { and, eq, or } from "drizzle-orm";

export type TemplateFact = FactOf<"template_status" | "template_quality" | "template_category">;

/**
 * Keeps a stored template true to what the provider decided about it: status, quality, category (TPL-2, A.11). False
 * when we do not hold the template: its text is not in the notice, so it has to be fetched. A fact that is older than
 * the newest of its kind changes nothing; `at` is the provider's time, ours where it gave none.
 */
export async function recordTemplateFact(
  tx: Tx,
  workspaceId: WorkspaceId,
  provider: ProviderId,
  fact: TemplateFact,
  at: Date,
): Promise<boolean> {
  if (fact.accountId === null) return false;
  const { name, language } = fact;
  const isNamed =
    name === null || language === null
      ? undefined
      : and(eq(templates.name, name), eq(templates.language, templateLanguageOf(language)));
  const found = await tx
    .select({
      id: templates.id,
      definition: templates.definition,
      factTimes: templates.factTimes,
    })
    .from(templates)
    .where(
      and(
        eq(templates.workspaceId, workspaceId),
        eq(templates.provider, provider),
        eq(templates.providerAccountId, fact.accountId),
        or(eq(templates.providerTemplateId, fact.templateId), isNamed),
      ),
    )
    .for("update");
  for (const { id, definition, factTimes: known } of found) {
    if ((known[fact.kind] ?? 0) > at.getTime()) continue;
    const factTimes = { ...known, [fact.kind]: at.getTime() };
    const changed: Template = { ...definition, ...changeOf(fact) };
    await tx
      .update(templates)
      .set({ status: changed.status, definition: changed, factTimes })
      .where(and(eq(templates.workspaceId, workspaceId), eq(templates.id, id)));
  }
  return found.length > 0;
}

function changeOf(fact: TemplateFact): Partial<Template> {
  switch (fact.kind) {
    case "template_quality":
      return { quality: templateQualityOf(fact.quality) };
    case "template_category":
      return { category: templateCategoryOf(fact.category) };
    case "template_status":
      return {
        status: templateStatusOf(fact.status),
        statusWord: fact.status,
        rejectedReason: fact.reason,
        ...(fact.category !== null && { category: templateCategoryOf(fact.category) }),
      };
  }
}
