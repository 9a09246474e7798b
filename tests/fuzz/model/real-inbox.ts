import { randomUUID } from "node:crypto";
import {
  closeConversation,
  listConversations,
  markConversationRead,
  reopenConversation,
} from "@parley/core/conversations";
import { listMessages, retryMessage, sendText, settleUnconfirmed } from "@parley/core/messages";
import type { ConversationId, MessageId } from "@parley/domain/ids";
import type { SendOutcome } from "@parley/providers/port";
import type { TestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  sendQueued,
  storeWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import type { Sql } from "postgres";
import type { Outcome, Report } from "./inbox-model.ts";

/** The product with a clock of its own, under the hands of the model's commands. */
export class RealInbox {
  now: number;
  calls: string[] = [];
  /** Our id of each attempt, by the message's text. */
  attemptRefs = new Map<string, string[]>();
  #db: TestDatabase["db"];
  #sql: Sql;
  #workspace: TestWorkspace;
  #bodies = new Map<string, unknown>();

  constructor({ db }: TestDatabase, sql: Sql, workspace: TestWorkspace, now: number) {
    this.#db = db;
    this.#sql = sql;
    this.#workspace = workspace;
    this.now = now;
  }

  /** With a workspace of its own, and nobody else's work waiting. */
  static async open(database: TestDatabase, sql: Sql, now: number): Promise<RealInbox> {
    await sql`truncate webhook_events, jobs, outbox, conversations, contacts cascade`;
    return new RealInbox(database, sql, await createTestWorkspace(database.db), now);
  }

  async receive(customer: string, text: string, agoMs: number): Promise<void> {
    const message = { id: idOf(text), from: customer, text, at: new Date(this.now - agoMs) };
    this.#bodies.set(text, this.#webhook({ messages: [message] }));
    await this.receiveAgain(text);
  }

  /** The provider repeats what it sent. */
  async receiveAgain(text: string): Promise<void> {
    await this.#record(this.#bodies.get(text));
  }

  async revoke(customer: string, text: string): Promise<void> {
    const raw = { type: "revoke", revoke: { original_message_id: idOf(text) } };
    const at = new Date(this.now);
    await this.#record(this.#webhook({ messages: [{ from: customer, raw, at }] }));
  }

  async send(customer: string, text: string): Promise<string | null> {
    const conversationId = await this.#conversationOf(customer);
    const message = { conversationId, clientMessageId: randomUUID(), text };
    return refusalOf(sendText(this.#deps(), this.#agent(), message));
  }

  async work(
    customer: string,
    outcomeOf: (text: string, attempt: number) => Outcome,
  ): Promise<void> {
    const key = await this.#conversationOf(customer);
    await this.#sql`
      update jobs set locked_by = null,
        run_at = case when key = ${key} then now() - interval '1 second' else now() + interval '1 day' end
      where queue = 'send'`;
    const died = new Error("the worker died");
    const send = ({ content, attemptId }: { content: unknown; attemptId: string }): SendOutcome => {
      const { text } = content as { text: string };
      this.calls.push(text);
      const refs = [...(this.attemptRefs.get(text) ?? []), attemptId];
      this.attemptRefs.set(text, refs);
      const outcome = outcomeOf(text, refs.length);
      if (outcome.startsWith("die")) throw died;
      return toSendOutcome(outcome, providerIdOf(text, refs.length));
    };
    try {
      await sendQueued(this.#db, send, { clock: () => new Date(this.now) });
    } catch (error) {
      if (error !== died) throw error;
    }
  }

  async report(text: string, attempt: number, status: Report): Promise<void> {
    const attemptRef = this.attemptRefs.get(text)?.[attempt - 1];
    if (attemptRef === undefined) throw new Error("no such attempt was made");
    const errors = [{ code: 131026, title: "Message undeliverable" }];
    const report = {
      ...{ id: providerIdOf(text, attempt), status, at: new Date(this.now), attemptRef },
      ...(status === "failed" && { errors }),
    };
    await this.#record(this.#webhook({ statuses: [report] }));
  }

  async settle(customer: string, text: string, decision: "arrived" | "again" | "retry") {
    const page = await this.#linesOf(await this.#conversationOf(customer));
    const messageId = page.find(({ content }) => "text" in content && content.text === text)?.id;
    const [deps, scope, id] = [this.#deps(), this.#agent(), messageId as MessageId];
    if (decision === "retry") return refusalOf(retryMessage(deps, scope, id));
    const word = decision === "again" ? "send_again" : "arrived";
    return refusalOf(settleUnconfirmed(deps, scope, { messageId: id, decision: word }));
  }

  async read(customer: string): Promise<void> {
    const conversationId = await this.#conversationOf(customer);
    const page = await this.#linesOf(conversationId);
    const upToSequence = Math.max(...page.map(({ sequence }) => sequence));
    await markConversationRead(this.#deps(), this.#agent(), { conversationId, upToSequence });
  }

  async setOpen(customer: string, isOpen: boolean): Promise<void> {
    const change = isOpen ? reopenConversation : closeConversation;
    await change(this.#deps(), this.#agent(), await this.#conversationOf(customer));
  }

  /** What a person sees; throws where a thread's last message is not its last line. */
  async view() {
    const threads = await this.#threads();
    return Promise.all(
      threads.map(async ({ id, contact, status, unreadCount, lastMessage }) => {
        const lines = await this.#linesOf(id);
        if (lastMessage?.id !== lines.at(-1)?.id) throw new Error("the preview is another line's");
        return {
          ...{ customer: contact.phone?.slice(1) ?? "", isOpen: status === "open" },
          ...{ unread: unreadCount, lines: lines.map(shown) },
        };
      }),
    );
  }

  async #conversationOf(customer: string): Promise<ConversationId> {
    const found = (await this.#threads()).find(({ contact }) => contact.phone === `+${customer}`);
    if (found === undefined) throw new Error("nobody wrote yet");
    return found.id;
  }

  async #threads() {
    const query = { status: null, after: null, limit: 50 };
    return (await listConversations(this.#deps(), this.#agent(), query)).items;
  }

  async #linesOf(conversationId: ConversationId) {
    const query = { conversationId, before: null, limit: 100 };
    return (await listMessages(this.#deps(), this.#agent(), query)).items;
  }

  /** Received now, by the clock of the history. */
  async #record(body: unknown): Promise<void> {
    await storeWebhooks(this.#db, this.#workspace, body);
    await this.#sql`
      update webhook_events set received_at = ${new Date(this.now)} where state = 'new'`;
    await receiveWebhooks(this.#db, this.#workspace);
  }

  #webhook(content: Parameters<typeof metaWebhook>[1]) {
    return metaWebhook(this.#workspace.number.providerNumberId, content);
  }

  #deps() {
    return { db: this.#db, wake: () => undefined, clock: () => new Date(this.now) };
  }

  #agent() {
    return this.#workspace.as("agent");
  }
}

type Shown = Awaited<ReturnType<typeof listMessages>>["items"][number];

function shown({ content, direction, status, isUnconfirmed }: Shown): string {
  const text = "text" in content ? String(content.text) : `(${content.type})`;
  if (direction === "inbound") return text;
  return `${text}: ${status}${isUnconfirmed ? ", unconfirmed" : ""}`;
}

const idOf = (text: string) => `wamid.${text.replace(" ", "-")}`;
const providerIdOf = (text: string, attempt: number) => `${idOf(text)}-${attempt}`;

function toSendOutcome(outcome: Outcome, providerMessageId: string): SendOutcome {
  const refused = { kind: "rejected" as const, title: "", details: "", httpStatus: 400 };
  switch (outcome) {
    case "accept":
      return { kind: "accepted", providerMessageId };
    case "refuse":
      return { ...refused, code: "131026" };
    case "refuse_late":
      return { ...refused, code: "131047" };
    case "throttle":
      return { kind: "throttled", code: "130429", retryAfterMs: 3_600_000 };
    default:
      return { kind: "ambiguous", reason: "timeout" };
  }
}

async function refusalOf(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.name === "DomainError") {
      return String(error.code);
    }
    throw error;
  }
}
