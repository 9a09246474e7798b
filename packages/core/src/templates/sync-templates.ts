import { insertRows, recordSet } from "@parley/db/bulk";
import { templates } from "@parley/db/schema";
import { type NumberId, newId, type TemplateId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { Template } from "@parley/domain/templates";
import type { FailedCall, ProviderCredentials, WhatsAppProvider } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq, sql } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command, query } from "../command/index.ts";
import { assertNumber, findNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";

const maxPages = 100;
const retryMs = 60_000;

/** Asks for the number's templates to be fetched from its provider. Throws `number.not_found`. */
export const refreshTemplates = command(
  "template.refresh",
  async ({ tx, scope, about, enqueue }: CommandContext, numberId: NumberId): Promise<void> => {
    await assertNumber(tx, scope.workspaceId, numberId);
    about({ kind: "number", id: numberId });
    enqueue({ queue: "sync", key: numberId, subjectIds: [numberId] });
  },
);

export type SyncTemplates = {
  claim: Claim;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, Pick<WhatsAppProvider, "listTemplates">>>;
};

/** Fetches all templates of the claimed number's account and keeps them as the provider holds them. */
export async function syncTemplates(
  deps: CoreDeps,
  scope: Parameters<typeof saveTemplates>[1],
  { claim, keyring, providers }: SyncTemplates,
): Promise<void> {
  const numberId = claim.key as NumberId;
  const credentials = await findCredentials(deps, scope, { keyring, numberId });
  const fetched =
    credentials === null ? [] : await fetchAll(providers[credentials.provider], credentials);
  await saveTemplates(deps, scope, { claim, credentials, fetched });
}

const findCredentials = query(
  "template.sync",
  ({ tx, scope }, { keyring, numberId }: { keyring: Keyring; numberId: NumberId }) =>
    findNumberCredentials(tx, keyring, scope.workspaceId, numberId),
);

async function fetchAll(
  provider: Pick<WhatsAppProvider, "listTemplates">,
  credentials: ProviderCredentials,
): Promise<Template[] | FailedCall> {
  const all: Template[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await provider.listTemplates(cursor, credentials);
    if (answer.kind !== "page") return answer;
    all.push(...answer.templates);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return all;
}

type Fetched = {
  claim: Claim;
  credentials: NumberCredentials | null;
  fetched: Template[] | FailedCall;
};

const saveTemplates = command(
  "template.sync",
  async (context: CommandContext, { claim, credentials, fetched }: Fetched): Promise<void> => {
    const { tx, atEnd } = context;
    const jobs = await jobsOfClaim(tx, claim, 100);
    const account = credentials?.providerAccountId ?? null;
    if (!Array.isArray(fetched) && fetched.kind === "retry" && claim.tries < 6) {
      await putOff(tx, claim, fetched.retryAfterMs ?? retryMs);
      return;
    }
    if (Array.isArray(fetched) && credentials !== null && account !== null) {
      await replaceAll(context, { provider: credentials.provider, account }, fetched);
    }
    atEnd(() =>
      finishJobs(
        tx,
        claim,
        jobs.map(({ id }) => id),
      ),
    );
  },
);

/** One row for each name and language; what the provider no longer lists is marked, as messages may name it. */
async function replaceAll(
  { tx, scope, now }: CommandContext,
  { provider, account }: { provider: ProviderId; account: string },
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
