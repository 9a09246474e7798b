import { readMetaTemplate, type Template } from "@parley/domain/templates";
import type { ProviderCredentials, TemplatesPage } from "../port/index.ts";
import type { MetaConnection } from "./graph-connection.ts";
import { listMetaTemplates } from "./list-templates.ts";

/** One page of the account's templates in our model; one that cannot be read is left out, its siblings are not. */
export async function pageOfMetaTemplates(
  cursor: string | null,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<TemplatesPage> {
  const page = await listMetaTemplates(cursor, credentials, connection);
  if (page.kind !== "page") return page;
  return { ...page, templates: page.templates.flatMap(readable) };
}

function readable(raw: unknown): Template[] {
  const reading = readMetaTemplate(raw);
  return reading.ok ? [reading.template] : [];
}
