import { numbers, templates } from "@parley/db/schema";
import type { NumberId, TemplateId } from "@parley/domain/ids";
import {
  type RenderedTemplate,
  renderTemplate,
  type Sendability,
  sendability,
  type Template,
  type TemplateParameter,
  templateParameters,
} from "@parley/domain/templates";
import { and, asc, eq, ne } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

/** A template as people choose and fill it. `preview` shows its variables unfilled. */
export type TemplateView = {
  id: TemplateId;
  name: string;
  language: string;
  category: Template["category"];
  status: Template["status"];
  sendability: Sendability;
  parameters: TemplateParameter[];
  preview: RenderedTemplate;
  syncedAt: Date;
};

/** The templates that can be sent from a number: those of its account, by name and language. */
export const listTemplates = query(
  "template.view",
  async ({ tx, scope }: QueryContext, numberId: NumberId): Promise<TemplateView[]> => {
    const rows = await tx
      .select({ template: templates })
      .from(templates)
      .innerJoin(
        numbers,
        and(
          eq(numbers.workspaceId, templates.workspaceId),
          eq(numbers.provider, templates.provider),
          eq(numbers.providerAccountId, templates.providerAccountId),
        ),
      )
      .where(
        and(
          eq(templates.workspaceId, scope.workspaceId),
          eq(numbers.id, numberId),
          ne(templates.status, "deleted"),
        ),
      )
      .orderBy(asc(templates.name), asc(templates.language));
    return rows.map(({ template }) => toView(template));
  },
);

function toView({ id, definition, syncedAt }: typeof templates.$inferSelect): TemplateView {
  const { name, language, category, status } = definition;
  return {
    ...{ id, name, language, category, status, syncedAt },
    sendability: sendability(definition),
    parameters: templateParameters(definition),
    preview: renderTemplate(definition, {}),
  };
}
