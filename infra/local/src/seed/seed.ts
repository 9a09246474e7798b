import { parseKeyring } from "@parley/core/secrets";
import { connect } from "@parley/db/client";
import type { PhoneCustomer, PhoneNumber, Phones } from "../phones/index.ts";
import type { DemoWorkspace } from "../ready/index.ts";
import type { DemoSecrets } from "../secrets/index.ts";
import { openWorkspace, type SeedDeps } from "./open-workspace.ts";
import { luma, nordwind, type Profile } from "./profiles.ts";
import { fatesOf } from "./script.ts";
import { writeHistory } from "./write-history.ts";

export type SeedInput = {
  /** The application role's: the seed goes through the same walls as everybody. */
  appUrl: string;
  encryptionKey: string;
  demo: DemoSecrets;
  second: DemoSecrets;
  now: Date;
};

export type SeedResult = {
  workspaces: { demo: DemoWorkspace; second: DemoWorkspace };
  phones: Phones;
  isNew: boolean;
  /** False when the people were there before with passwords that are not the given ones. */
  hasKnownPasswords: boolean;
};

/**
 * Two demo workspaces with people, a number and conversations each. What is there already is left
 * alone, and what an interrupted seed left out is added. Needs a migrated database.
 */
export async function seed(input: SeedInput): Promise<SeedResult> {
  const db = connect(input.appUrl, { max: 3, applicationName: "parley-seed" });
  try {
    const deps = { db, keyring: parseKeyring(input.encryptionKey), now: input.now };
    const demo = await seedWorkspace(deps, luma, input.demo);
    const second = await seedWorkspace(deps, nordwind, input.second);
    const both = [demo, second];
    return {
      workspaces: { demo: demo.workspace, second: second.workspace },
      phones: {
        numbers: both.map(({ number }) => number),
        customers: both.flatMap(({ customers }) => customers),
        threads: both.flatMap(({ threads }) => threads),
      },
      isNew: both.some(({ threads }) => threads.length > 0),
      hasKnownPasswords: both.every(({ hasKnownPasswords }) => hasKnownPasswords),
    };
  } finally {
    await db.close();
  }
}

async function seedWorkspace(deps: SeedDeps, profile: Profile, secrets: DemoSecrets) {
  const { people, number } = profile;
  const { phoneNumberId, wabaId } = number;
  const { appSecret, verifyToken } = secrets;
  const open = await openWorkspace(deps, profile, secrets);
  const threads = await writeHistory(deps, open, profile);
  const workspace: DemoWorkspace = {
    workspaceSlug: profile.slug,
    owner: { email: people.owner.email, password: secrets.ownerPassword },
    admin: { email: people.admin.email, password: secrets.adminPassword },
    agent: { email: people.agent.email, password: secrets.agentPassword },
    meta: { connectionId: open.numberId, phoneNumberId, wabaId, appSecret, verifyToken },
  };
  const phoneNumber: PhoneNumber = {
    connectionId: open.numberId,
    label: profile.company,
    displayPhone: number.phone,
    ...{ phoneNumberId, wabaId, appSecret, verifyToken },
    accessToken: secrets.accessToken,
  };
  const customers = customersOf(profile);
  const { hasKnownPasswords } = open;
  return { workspace, number: phoneNumber, customers, threads, hasKnownPasswords };
}

/** A chat is open on the phone when its owner has read everything: so the ticks stay as they are. */
function customersOf({ threads, number }: Profile): PhoneCustomer[] {
  return threads.map((thread) => ({
    name: thread.customer.name,
    phone: thread.customer.phone,
    country: thread.customer.country,
    numberPhoneNumberId: number.phoneNumberId,
    onWhatsApp: thread.customer.onWhatsApp ?? true,
    chatOpen: !fatesOf(thread).includes("delivered"),
  }));
}
