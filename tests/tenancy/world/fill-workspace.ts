import { closeConversation, markConversationRead } from "@parley/core/conversations";
import { newStorageKey, registerUpload } from "@parley/core/media";
import { sendText } from "@parley/core/messages";
import type { Database } from "@parley/db/client";
import { conversations, messages } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type ConversationId, newId } from "@parley/domain/ids";
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
import { asc, eq } from "drizzle-orm";

export type FilledWorkspace = TestWorkspace & {
  canary: string;
  /** Open, inside its window, with messages of every outcome. */
  conversationId: ConversationId;
  closedConversationId: ConversationId;
  /** The client's id of a text that was sent. */
  clientMessageId: string;
};

/** Both workspaces know the same people, so a query that forgets its workspace finds the other's. */
const sharedCustomers = { open: "4915112345678", closed: "4915112345679" } as const;

/** A workspace in which the product itself has written a row to every table it has. */
export async function fillWorkspace(db: Database, canary: string): Promise<FilledWorkspace> {
  const workspace = await createTestWorkspace(db, { canary });
  await receiveEverything(db, workspace, canary);
  const [open, closed] = await conversationsOf(db, workspace);
  if (open === undefined || closed === undefined) throw new Error("two conversations are expected");
  await closeConversation(coreDeps(db), workspace.as("agent"), closed);
  for (const name of ["first", "second"]) await uploadFile(db, workspace, `${name} ${canary}`);
  const clientMessageId = await sendWithEveryOutcome(db, workspace, open, canary);
  const ids = { conversationId: open, closedConversationId: closed, clientMessageId };
  return { ...workspace, canary, ...ids };
}

/** Work nobody has done yet: jobs of both queues and changes nobody was told of. */
export async function leaveWork(db: Database, workspace: FilledWorkspace): Promise<void> {
  const { conversationId, canary, number } = workspace;
  const deps = coreDeps(db);
  await markConversationRead(deps, workspace.as("agent"), { conversationId, upToSequence: 1 });
  const text = `waiting ${canary}`;
  await sendText(deps, workspace.as("agent"), { conversationId, clientMessageId: newId(), text });
  const message = { text: `unread ${canary}`, from: sharedCustomers.open };
  await storeWebhooks(db, workspace, metaWebhook(number.providerNumberId, { messages: [message] }));
}

export function coreDeps(db: Database) {
  return { db, wake: () => undefined };
}

async function receiveEverything(db: Database, workspace: TestWorkspace, canary: string) {
  const { providerNumberId } = workspace.number;
  const name = `Ana ${canary}`;
  const id = newWamid();
  const reaction = { type: "reaction", reaction: { message_id: id, emoji: "👍" } };
  const foreign = { messages: [{ text: `for somebody else ${canary}`, name }] };
  await receiveWebhooks(
    db,
    workspace,
    metaWebhook(providerNumberId, {
      messages: [
        { id, from: sharedCustomers.open, text: `Hello ${canary}`, name },
        { from: sharedCustomers.open, name, raw: reaction },
        { from: sharedCustomers.closed, text: `Bye ${canary}`, name },
      ],
      statuses: [{ id: newWamid(), status: "failed", errors: [{ code: 131_026, title: canary }] }],
    }),
    metaWebhook(`0${providerNumberId}`, foreign),
  );
}

/** A row alone: no test of the world reads its bytes. */
async function uploadFile(db: Database, workspace: TestWorkspace, name: string): Promise<void> {
  const storageKey = newStorageKey(workspace.id);
  const file = { storageKey, mimeType: "text/plain", filename: `${name}.txt`, sizeBytes: 1 };
  await registerUpload(coreDeps(db), workspace.as("agent"), { ...file, sha256: "00" });
}

async function conversationsOf(
  db: Database,
  workspace: TestWorkspace,
): Promise<(ConversationId | undefined)[]> {
  const rows = await inWorkspace(db, workspace.as("owner"), (tx) =>
    tx
      .select({ id: messages.conversationId })
      .from(messages)
      .innerJoin(conversations, eq(conversations.id, messages.conversationId))
      .where(eq(messages.workspaceId, workspace.id))
      .orderBy(asc(messages.sequence)),
  );
  return rows.map(({ id }) => id);
}

async function sendWithEveryOutcome(
  db: Database,
  workspace: TestWorkspace,
  conversationId: ConversationId,
  canary: string,
): Promise<string> {
  const clientMessageId = newId();
  const outcomes: SendOutcome[] = [
    { kind: "accepted", providerMessageId: newWamid() },
    { kind: "rejected", code: "131026", title: `No ${canary}`, details: "", httpStatus: 400 },
    { kind: "ambiguous", reason: "timeout" },
  ];
  for (const outcome of outcomes) {
    const text = `${outcome.kind} ${canary}`;
    const id = outcome.kind === "accepted" ? clientMessageId : newId();
    const input = { conversationId, clientMessageId: id, text };
    await sendText(coreDeps(db), workspace.as("agent"), input);
    await sendQueued(db, () => outcome);
  }
  return clientMessageId;
}
