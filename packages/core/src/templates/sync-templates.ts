import { numbers } from "@parley/db/schema";
import { failureOf } from "@parley/domain/failures";
import type { NumberId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { FailedCall } from "@parley/providers/port";
import { type Claim, finishJobs, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, type CoreDeps, command, query } from "../command/index.ts";
import { assertNumber, findNumberCredentials, type NumberCredentials } from "../numbers/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { type AccountReader, type FetchedAccount, fetchAccount } from "./fetch-account.ts";
import { replaceFlows, replaceTemplates } from "./replace-account.ts";

const maxTries = 6;
const retryMs = 60_000;

/** Asks for the number's templates and Flows to be fetched from its provider. Throws `number.not_found`. */
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
  providers: Readonly<Record<ProviderId, AccountReader>>;
};

/** Fetches the templates and Flows of the claimed number's account and keeps them as the provider holds them. */
export async function syncTemplates(
  deps: CoreDeps,
  scope: Parameters<typeof saveAccount>[1],
  { claim, keyring, providers }: SyncTemplates,
): Promise<void> {
  const numberId = claim.key as NumberId;
  const credentials = await findCredentials(deps, scope, { keyring, numberId });
  const fetched =
    credentials === null ? null : await fetchAccount(providers[credentials.provider], credentials);
  await saveAccount(deps, scope, { claim, credentials, fetched });
}

const findCredentials = query(
  "template.sync",
  ({ tx, scope }, { keyring, numberId }: { keyring: Keyring; numberId: NumberId }) =>
    findNumberCredentials(tx, keyring, scope.workspaceId, numberId),
);

type Fetched = {
  claim: Claim;
  credentials: NumberCredentials | null;
  fetched: FetchedAccount | null;
};

const saveAccount = command(
  "template.sync",
  async (context: CommandContext, { claim, credentials, fetched }: Fetched): Promise<void> => {
    const { tx, now, atEnd } = context;
    const jobs = await jobsOfClaim(tx, claim, 100);
    const account = credentials?.providerAccountId ?? null;
    const failure = failureIn(fetched);
    if (credentials !== null && account !== null && fetched !== null) {
      const { templates, flows } = fetched;
      const { provider } = credentials;
      if (Array.isArray(templates))
        await replaceTemplates(context, { provider, account }, templates);
      if (Array.isArray(flows)) await replaceFlows(context, account, flows);
    }
    const isFetched = fetched !== null && Array.isArray(fetched.templates);
    const problem = problemOf(fetched, credentials);
    await tx
      .update(numbers)
      .set({ ...(isFetched && { templatesFetchedAt: now }), templatesFetchProblem: problem })
      .where(byNumber(context, claim));
    if (failure?.kind === "retry" && claim.tries < maxTries) {
      await putOff(tx, claim, failure.retryAfterMs ?? retryMs);
      return;
    }
    const ids = jobs.map(({ id }) => id);
    atEnd(() => finishJobs(tx, claim, ids));
  },
);

/** What kept a part from being read; the templates' trouble is said before the Flows'. */
function failureIn(fetched: FetchedAccount | null): FailedCall | null {
  const parts = fetched === null ? [] : [fetched.templates, fetched.flows];
  return parts.find((part): part is FailedCall => !Array.isArray(part)) ?? null;
}

/** The same in words for people; null when all was read. */
function problemOf(
  fetched: FetchedAccount | null,
  credentials: NumberCredentials | null,
): string | null {
  const failure = failureIn(fetched);
  if (credentials === null) return "Templates could not be fetched. The number is switched off.";
  if (failure === null) return null;
  const what = failure === fetched?.templates ? "Templates" : "Flows";
  const { cause, remedy } =
    failure.kind === "retry" ? passing : failureOf({ ...failure, provider: credentials.provider });
  return `${what} could not be fetched. ${cause} ${remedy}`;
}

const passing = {
  cause: "WhatsApp did not answer.",
  remedy: "It is tried again within some minutes.",
};

function byNumber({ scope }: CommandContext, { key }: Claim) {
  return and(eq(numbers.workspaceId, scope.workspaceId), eq(numbers.id, key as NumberId));
}
