import { parseKeyring } from "@parley/core/secrets";
import { connect } from "@parley/db/client";
import type { Phones } from "../phones/index.ts";
import type { DemoWorkspace } from "../ready/index.ts";
import type { DemoSecrets } from "../secrets/index.ts";
import { customersOf, phoneNumberOf, phoneSenderOf } from "./demo-phones.ts";
import { workspaceOf } from "./demo-workspace.ts";
import type { HistoryLine } from "./history-line.ts";
import { openWorkspace, type SeedDeps, type SeededWorkspace } from "./open-workspace.ts";
import { luma, nordwind, type Profile } from "./profiles.ts";
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
 * Two demo workspaces with people, a number at Meta, a sender at Twilio and conversations on each. What is there already is left
 * alone, and what an interrupted seed left out is added. Needs a migrated database.
 */
export async function seed(input: SeedInput): Promise<SeedResult> {
  const db = connect(input.appUrl, { max: 3, applicationName: "parley-seed" });
  try {
    const deps = { db, keyring: parseKeyring(input.encryptionKey), now: input.now };
    const demo = await seedWorkspace(deps, luma, input.demo, true);
    const second = await seedWorkspace(deps, nordwind, input.second, false);
    const both = [demo, second];
    return {
      workspaces: { demo: demo.workspace, second: second.workspace },
      phones: {
        numbers: both.map(({ number }) => number),
        senders: both.map(({ sender }) => sender),
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

async function seedWorkspace(
  deps: SeedDeps,
  profile: Profile,
  secrets: DemoSecrets,
  isOfPlatformApp: boolean,
) {
  const open = await openWorkspace(deps, profile, secrets);
  const { number, sender } = profile;
  const threads = [
    ...(await writeHistory(deps, open, lineOf(profile, open), profile.threads)),
    ...(await writeHistory(deps, open, senderLineOf(profile, open), profile.senderThreads)),
  ];
  return {
    workspace: workspaceOf(profile, open, secrets),
    number: phoneNumberOf(profile, open, secrets, isOfPlatformApp),
    sender: phoneSenderOf(profile, open, secrets),
    customers: [
      ...customersOf(profile.threads, number.phoneNumberId),
      ...customersOf(profile.senderThreads, sender.sid),
    ],
    threads,
    hasKnownPasswords: open.hasKnownPasswords,
  };
}

function lineOf({ number }: Profile, { numberId }: SeededWorkspace): HistoryLine {
  return { provider: "meta", numberId, phoneNumberId: number.phoneNumberId };
}

function senderLineOf({ sender }: Profile, { senderId: numberId }: SeededWorkspace): HistoryLine {
  const { sid: phoneNumberId, accountSid, phone } = sender;
  return { provider: "twilio", numberId, phoneNumberId, accountSid, phone };
}
