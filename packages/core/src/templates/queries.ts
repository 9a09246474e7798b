import { jobs, numbers, templates } from "@parley/db/schema";
import type { NumberId, TemplateId } from "@parley/domain/ids";
import { type Sendability, sendability, type Template } from "@parley/domain/templates";
import { and, asc, eq, ne } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

/** A template as people choose and fill it: parameters and preview follow from the definition. */
export type TemplateView = {
  id: TemplateId;
  definition: Template;
  sendability: Sendability;
};

/** How fetching a number's templates stands. `problem` says in words why the last try brought nothing. */
export type TemplateFetch = { isRunning: boolean; fetchedAt: Date | null; problem: string | null };

export type TemplateList = { items: TemplateView[]; fetch: TemplateFetch };

/** The templates of a number's account, by name and language, and how fetching them stands. */
export const listTemplates = query(
  "template.view",
  async (context: QueryContext, numberId: NumberId): Promise<TemplateList> => {
    const [items, state] = await Promise.all([
      findTemplates(context, numberId),
      findFetch(context, numberId),
    ]);
    return { items, fetch: state };
  },
);

async function findTemplates(
  { tx, scope }: QueryContext,
  numberId: NumberId,
): Promise<TemplateView[]> {
  const rows = await tx
    .select({ id: templates.id, definition: templates.definition })
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
  return rows.map(({ id, definition }) => ({
    ...{ id, definition },
    sendability: sendability(definition),
  }));
}

async function findFetch({ tx, scope }: QueryContext, numberId: NumberId): Promise<TemplateFetch> {
  const { workspaceId } = scope;
  const [[number], waiting] = await Promise.all([
    tx
      .select({ fetchedAt: numbers.templatesFetchedAt, problem: numbers.templatesFetchProblem })
      .from(numbers)
      .where(and(eq(numbers.workspaceId, workspaceId), eq(numbers.id, numberId))),
    tx.$count(
      jobs,
      and(eq(jobs.workspaceId, workspaceId), eq(jobs.queue, "sync"), eq(jobs.key, numberId)),
    ),
  ]);
  return { isRunning: waiting > 0, ...(number ?? { fetchedAt: null, problem: null }) };
}
