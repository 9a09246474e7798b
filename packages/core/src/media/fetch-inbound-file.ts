import type { MediaId, MessageId, NumberId } from "@parley/domain/ids";
import {
  type ContactCard,
  capabilitiesOf,
  mediaKindOf,
  type ProviderId,
} from "@parley/domain/messages";
import type { WorkspaceScope } from "@parley/domain/scope";
import type { WhatsAppProvider } from "@parley/providers/port";
import { contactsOfVcard, isVcard } from "@parley/providers/twilio";
import type { Claim } from "@parley/queue/claim";
import type { CoreDeps } from "../command/index.ts";
import type { Keyring } from "../secrets/index.ts";
import { beginFetch, type FileTask } from "./begin-fetch.ts";
import type { FileStore } from "./file-store.ts";
import { receiveFile } from "./receive-file.ts";
import { type FetchOutcome, settleErased, settleFetch } from "./settle-fetch.ts";

export type FetchInboundFile = {
  claim: Claim;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, Pick<WhatsAppProvider, "fetchMedia">>>;
  store: FileStore;
};

type Fetch = Extract<FileTask, { kind: "fetch" }>;

/** The largest file any provider passes on (B.4); what is no picture, sound or film may be as large. */
const maxDocumentBytes = 100 * 1024 * 1024;

/**
 * Does the claimed media job: fetches the file of an inbound message from its provider into the store, or removes
 * an erased one. The call and the bytes are outside any transaction. Throws when the store fails: the job then
 * waits until there is room again (F-70). Returns why there is no file, when it could not be had this time.
 */
export async function fetchInboundFile(
  deps: CoreDeps,
  scope: WorkspaceScope,
  { claim, keyring, providers, store }: FetchInboundFile,
): Promise<FetchFailure | null> {
  const task = await beginFetch(deps, scope, { claim, keyring });
  if (task === null) return null;
  const { mediaId, storageKey } = task;
  if (task.kind === "fetch") {
    const outcome = await fetchFile(task, providers, store);
    const contacts = await readContacts(task, outcome, store);
    if (await settleFetch(deps, scope, { claim, task, outcome, contacts }))
      return failureOf(task, outcome);
  }
  await store.remove(storageKey);
  await settleErased(deps, scope, { claim, mediaId });
  return null;
}

/** Many cards with a picture each; a larger file stays a file. */
const maxVcardBytes = 1024 * 1024;

/** What a card file holds that a provider gave in place of the contacts (Twilio 4.3); null for any other file. */
async function readContacts(
  { credentials, storageKey, mimeType }: Fetch,
  outcome: FetchOutcome,
  store: FileStore,
): Promise<ContactCard[] | null> {
  if (outcome.kind !== "stored" || credentials.provider !== "twilio" || !isVcard(mimeType))
    return null;
  if (outcome.sizeBytes > maxVcardBytes) return null;
  const contacts = contactsOfVcard(await new Response(await store.open(storageKey)).text());
  return contacts.length === 0 ? null : contacts;
}

/** Ids and the class of the failure, and nothing that came from the outside as text: for the log. */
export type FetchFailure = {
  mediaId: MediaId;
  messageId: MessageId | null;
  numberId: NumberId;
  outcome: Exclude<FetchOutcome["kind"], "stored">;
  /** The provider's code of a refusal, or why another try may help. */
  reason: string | null;
};

function failureOf(task: Fetch, outcome: FetchOutcome): FetchFailure | null {
  const { mediaId, messageId, numberId } = task;
  if (outcome.kind === "stored") return null;
  return { mediaId, messageId, numberId, outcome: outcome.kind, reason: reasonOf(outcome) };
}

function reasonOf(outcome: FetchOutcome): string | null {
  if (outcome.kind === "refused") return outcome.code;
  return outcome.kind === "retry" ? outcome.reason : null;
}

async function fetchFile(
  { file, credentials, storageKey, mimeType, sha256 }: Fetch,
  providers: FetchInboundFile["providers"],
  store: FileStore,
): Promise<FetchOutcome> {
  const { provider } = credentials;
  const opened = await providers[provider].fetchMedia(file, credentials);
  if (opened.kind !== "opened") return opened;
  const received = await receiveFile(store, {
    key: storageKey,
    bytes: opened.stream,
    // What the message said of its file is better than what a file server calls it.
    mimeType,
    maxBytesOf: (type) => maxBytesOf(type, provider),
  });
  switch (received.kind) {
    case "broken":
      return { kind: "retry", reason: "connection_lost", retryAfterMs: null };
    case "wrong_type":
    case "unreadable":
      throw new Error("every type of file is taken in");
    case "stored":
      if (sha256 === null || sha256 === received.sha256) return received;
      await store.remove(storageKey);
      return { kind: "damaged" };
    default:
      return received;
  }
}

function maxBytesOf(mimeType: string, provider: ProviderId): number {
  const kind = mediaKindOf({ mimeType, isVoice: false }, provider);
  if (kind === null || kind === "document") return maxDocumentBytes;
  return capabilitiesOf(provider).media[kind].maxBytes;
}
