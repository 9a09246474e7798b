import type { Template } from "@parley/domain/templates";
import type {
  FailedCall,
  ProviderCredentials,
  ProviderFlow,
  WhatsAppProvider,
} from "@parley/providers/port";

const maxPages = 100;

/** The calls by which an account's templates and Flows are read. */
export type AccountReader = Pick<WhatsAppProvider, "listTemplates" | "listFlows">;

/** What an account holds; a part that could not be read is its failure. */
export type FetchedAccount = {
  templates: Template[] | FailedCall;
  /** Empty for a provider without Flows. */
  flows: ProviderFlow[] | FailedCall;
};

/** Reads all pages of both. Never throws; one part's failure leaves the other. */
export async function fetchAccount(
  provider: AccountReader,
  credentials: ProviderCredentials,
): Promise<FetchedAccount> {
  const templates = await allPages(async (cursor) => {
    const page = await provider.listTemplates(cursor, credentials);
    return page.kind === "page" ? { ...page, items: page.templates } : page;
  });
  const flows = await allPages(async (cursor) => {
    const page = (await provider.listFlows?.(cursor, credentials)) ?? noFlows;
    return page.kind === "page" ? { ...page, items: page.flows } : page;
  });
  return { templates, flows };
}

const noFlows = { kind: "page", flows: [] as ProviderFlow[], nextCursor: null } as const;

type Page<Item> = { kind: "page"; items: Item[]; nextCursor: string | null } | FailedCall;

async function allPages<Item>(
  read: (cursor: string | null) => Promise<Page<Item>>,
): Promise<Item[] | FailedCall> {
  const all: Item[] = [];
  let cursor: string | null = null;
  for (let count = 0; count < maxPages; count += 1) {
    const page = await read(cursor);
    if (page.kind !== "page") return page;
    all.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return all;
}
