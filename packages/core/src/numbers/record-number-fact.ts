import { numbers } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { FactOf, ProviderFact } from "@parley/providers/port";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { isNewFact, withFactTime } from "./fact-times.ts";

/** What one fact changes: one column. */
type Standing = Partial<
  Pick<
    typeof numbers.$inferInsert,
    "quality" | "messagingLimit" | "nameStatus" | "restriction" | "messagesPerSecond"
  >
>;

/**
 * Keeps what a provider says of a workspace's numbers true the moment it says it (A.12). A fact changes the number it
 * names; one that names none, every number of its account. A fact that is older than the newest of its kind, or about
 * other things, changes nothing (LIM-8). `at` is the provider's time, ours where it gave none.
 */
export async function recordNumberFact(
  tx: Tx,
  workspaceId: WorkspaceId,
  provider: ProviderId,
  fact: ProviderFact,
  at: Date,
): Promise<void> {
  const standing = standingOf(fact);
  const named = namedBy(fact);
  if (standing === null || named === null) return;
  const [kind = ""] = Object.keys(standing);
  await tx
    .update(numbers)
    .set({ ...standing, factTimes: withFactTime(numbers.factTimes, kind, at) })
    .where(
      and(
        eq(numbers.workspaceId, workspaceId),
        eq(numbers.provider, provider),
        named,
        isNewFact(numbers.factTimes, kind, at),
      ),
    );
}

function standingOf(fact: ProviderFact): Standing | null {
  switch (fact.kind) {
    case "number_quality":
      return qualityOf(fact);
    case "number_limit":
      return { messagingLimit: limitWord(fact) };
    case "number_name":
      return { nameStatus: fact.decision };
    case "number_errors":
      return errorStanding(fact);
    case "account_state":
      return { restriction: workingStates.has(fact.state) ? null : fact.state };
    case "account_restriction":
      return { restriction: fact.restrictions.map(({ type }) => type).join(", ") || null };
    default:
      return null;
  }
}

const workingStates: ReadonlySet<string> = new Set(["connected", "resumed", "reinstated"]);

/** What a number sends in a second once Meta has upgraded it (B.17, LIM-6). */
const upgradedPerSecond = 1000;

/** The field tells of quality and of throughput (A.12). */
function qualityOf({ event }: FactOf<"number_quality">): Standing | null {
  if (event === "throughput_upgrade") return { messagesPerSecond: upgradedPerSecond };
  return event === "flagged" || event === "unflagged" ? { quality: event } : null;
}

/** A word that `messagingLimitOf` of the domain reads (LIM-2). */
function limitWord({ customersPerDay }: FactOf<"number_limit">): string {
  return customersPerDay === "unlimited" ? "TIER_UNLIMITED" : String(customersPerDay);
}

/** Errors by which the account itself is locked or restricted (C.2); any other passes by itself. */
const lockingCodes: ReadonlySet<string> = new Set(["368", "131031"]);

function errorStanding({ errors }: FactOf<"number_errors">): Standing | null {
  const locking = errors.find(({ code }) => lockingCodes.has(code));
  return locking === undefined ? null : { restriction: `${locking.code} ${locking.title}`.trim() };
}

function namedBy(fact: ProviderFact): SQL | null {
  if ("providerNumberId" in fact && fact.providerNumberId !== null)
    return eq(numbers.providerNumberId, fact.providerNumberId);
  const digits = "displayPhone" in fact ? (fact.displayPhone?.replaceAll(/\D/g, "") ?? "") : "";
  const isOfAccount =
    fact.accountId === null ? null : eq(numbers.providerAccountId, fact.accountId);
  if (digits === "") return isOfAccount;
  return sql`ltrim(${numbers.phone}, '+') = ${digits}`;
}
