import { createTag, setContactMetadata, tagContact } from "@parley/core/contacts";
import { closeConversation, markConversationRead } from "@parley/core/conversations";
import { newStorageKey, registerUpload } from "@parley/core/media";
import { sendText, showTyping } from "@parley/core/messages";
import { addNote } from "@parley/core/notes";
import { listNotifications } from "@parley/core/notifications";
import type { Database } from "@parley/db/client";
import {
  type ContactId,
  type ConversationId,
  type MediaId,
  type MessageId,
  type NoteId,
  type NotificationId,
  newId,
  type TagId,
  type TemplateId,
  type ViewId,
} from "@parley/domain/ids";
import type { SendOutcome } from "@parley/providers/port";
import {
  createTestWorkspace,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  sendQueued,
  storeWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { type Thread, threadOf } from "./thread-of.ts";
import { workTogether } from "./work-together.ts";
import { writeByTemplate } from "./write-by-template.ts";
import { type TwilioSender, writeByTwilio } from "./write-by-twilio.ts";

export type FilledWorkspace = TestWorkspace & {
  canary: string;
  /** Open, inside its window, with messages of every outcome. */
  conversationId: ConversationId;
  contactId: ContactId;
  /** The customer's, in that conversation. */
  inboundMessageId: MessageId;
  failedMessageId: MessageId;
  unconfirmedMessageId: MessageId;
  closedConversationId: ConversationId;
  /** The client's ids of three texts that were sent. */
  clientMessageIds: string[];
  /** A picture somebody uploaded. */
  mediaId: MediaId;
  /** Approved, of the number's account. */
  templateId: TemplateId;
  /** The agent's, shared with all. */
  viewId: ViewId;
  /** On the contact. */
  tagId: TagId;
  /** The owner's, in the open conversation's thread. */
  noteId: NoteId;
  /** Of the note, to the agent. */
  notificationId: NotificationId;
  /** Nobody's yet: a test makes the conversation before it deletes it. */
  disposableConversationId: ConversationId;
  twilio: TwilioSender;
};

/** Both workspaces know the same people, so a query that forgets its workspace finds the other's. */
const sharedCustomers = {
  open: "4915112345678",
  closed: "4915112345679",
  away: "4915112345680",
  ofTwilio: "4915112345681",
} as const;
const thirtyHoursMs = 30 * 60 * 60 * 1000;

/** A workspace in which the product itself has written a row to every table it has. */
export async function fillWorkspace(db: Database, canary: string): Promise<FilledWorkspace> {
  const workspace = await createTestWorkspace(db, { canary });
  await receiveEverything(db, workspace, canary);
  const open = await threadOf(db, workspace, sharedCustomers.open);
  const closed = await threadOf(db, workspace, sharedCustomers.closed);
  const away = await threadOf(db, workspace, sharedCustomers.away);
  await closeConversation(coreDeps(db), workspace.as("agent"), closed.conversationId);
  return {
    ...workspace,
    ...open,
    ...(await sendWithEveryOutcome(db, workspace, open, canary)),
    ...{ canary, closedConversationId: closed.conversationId },
    mediaId: await uploadFile(db, workspace, canary),
    templateId: await writeByTemplate(db, workspace, away, canary),
    viewId: await workTogether(db, workspace, open.conversationId, canary),
    ...(await describeContact(db, workspace, open, canary)),
    disposableConversationId: newId(),
    twilio: await writeByTwilio(db, workspace, sharedCustomers.ofTwilio, canary),
  };
}

/** Work nobody has done yet: jobs of several queues and changes nobody was told of. */
export async function leaveWork(db: Database, workspace: FilledWorkspace): Promise<void> {
  const { conversationId, canary, number } = workspace;
  const deps = coreDeps(db);
  const agent = workspace.as("agent");
  await markConversationRead(deps, agent, { conversationId, upToSequence: 1 });
  await showTyping(deps, agent, conversationId);
  const text = `waiting ${canary}`;
  await sendText(deps, agent, { conversationId, clientMessageId: newId(), text });
  const message = { text: `unread ${canary}`, from: sharedCustomers.open };
  await storeWebhooks(db, workspace, metaWebhook(number.providerNumberId, { messages: [message] }));
}

export function coreDeps(db: Database) {
  return { db, wake: () => undefined };
}

async function receiveEverything(db: Database, workspace: TestWorkspace, canary: string) {
  const { providerNumberId } = workspace.number;
  const { open, closed, away } = sharedCustomers;
  const name = `Ana ${canary}`;
  const id = newWamid();
  const reaction = { type: "reaction", reaction: { message_id: id, emoji: "👍" } };
  const foreign = { messages: [{ text: `for somebody else ${canary}`, name }] };
  const longAgo = new Date(Date.now() - thirtyHoursMs);
  await receiveWebhooks(
    db,
    workspace,
    metaWebhook(providerNumberId, {
      messages: [
        { id, from: open, text: `Hello ${canary}`, name },
        { from: open, name, raw: reaction },
        { from: closed, text: `Bye ${canary}`, name },
        { from: away, text: `Long ago ${canary}`, name, at: longAgo },
      ],
      statuses: [{ id: newWamid(), status: "failed", errors: [{ code: 131_026, title: canary }] }],
    }),
    metaWebhook(`0${providerNumberId}`, foreign),
  );
}

/** What people and programs say of a contact. */
async function describeContact(
  db: Database,
  workspace: TestWorkspace,
  { contactId, conversationId }: Thread,
  canary: string,
) {
  const deps = coreDeps(db);
  const agent = workspace.as("agent");
  const tag = await createTag(deps, agent, { name: `Tag ${canary}`, colour: null });
  await tagContact(deps, agent, { contactId, tagId: tag.id });
  const metadata = { plan: canary };
  await setContactMetadata(deps, workspace.as("owner"), { contactId, metadata });
  const body = `@agent ${canary} look at ${canary}`;
  const note = await addNote(deps, workspace.as("owner"), {
    conversationId,
    body,
    isInThread: true,
  });
  const page = { before: null, limit: 1 };
  const [notification] = (await listNotifications(deps, agent, page)).items;
  if (notification === undefined) throw new Error("the agent was mentioned");
  return { tagId: tag.id, noteId: note.id, notificationId: notification.id };
}

/** A row alone: no test of the world reads its bytes. */
function uploadFile(db: Database, workspace: TestWorkspace, canary: string): Promise<MediaId> {
  const storageKey = newStorageKey(workspace.id);
  const file = { storageKey, mimeType: "image/png", filename: `${canary}.png`, sizeBytes: 1 };
  return registerUpload(coreDeps(db), workspace.as("agent"), { ...file, sha256: "00" });
}

async function sendWithEveryOutcome(
  db: Database,
  workspace: TestWorkspace,
  { conversationId }: Thread,
  canary: string,
) {
  const clientMessageIds: string[] = [];
  const send = async (outcome: SendOutcome) => {
    const clientMessageId = newId();
    const input = { conversationId, clientMessageId, text: `${outcome.kind} ${canary}` };
    const { id } = await sendText(coreDeps(db), workspace.as("agent"), input);
    await sendQueued(db, () => outcome);
    clientMessageIds.push(clientMessageId);
    return id;
  };
  await send({ kind: "accepted", providerMessageId: newWamid() });
  const refusal = { code: "131026", title: `No ${canary}`, details: "", httpStatus: 400 };
  const failedMessageId = await send({ kind: "rejected", ...refusal });
  const unconfirmedMessageId = await send({ kind: "ambiguous", reason: "timeout" });
  return { clientMessageIds, failedMessageId, unconfirmedMessageId };
}
