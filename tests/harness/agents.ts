import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sendText } from "@parley/core/messages";
import { connect } from "@parley/db/client";
import type { ConversationId } from "@parley/domain/ids";
import { createWake } from "@parley/queue/wake";
import type { TestWorkspace } from "@parley/testkit/factories";

/** Agents at work: they queue texts as the API does, and repeat what was not answered. */
export type Agents = {
  conversationsOf(workspace: TestWorkspace): Promise<ConversationId[]>;
  /** Queues a text, under one client id however often it has to be tried. */
  send(workspace: TestWorkspace, conversationId: ConversationId, text: string): Promise<void>;
  close(): Promise<void>;
};

const retryMs = 200;

export function createAgents(appUrl: string, adminUrl: string): Agents {
  const db = connect(appUrl, { max: 4 });
  const admin = connect(adminUrl, { max: 1 });
  const deps = { db, wake: createWake(db.sql) };
  return {
    async conversationsOf(workspace) {
      const rows = await admin.sql<{ id: ConversationId }[]>`
        select id from conversations where workspace_id = ${workspace.id} order by id`;
      return rows.map(({ id }) => id);
    },
    async send(workspace, conversationId, text) {
      const message = { conversationId, clientMessageId: randomUUID(), text };
      for (;;) {
        try {
          await sendText(deps, workspace.as("agent"), message);
          return;
        } catch (error) {
          if (error instanceof Error && error.name === "DomainError") throw error;
          await pause(retryMs);
        }
      }
    },
    async close() {
      await Promise.all([db.close(), admin.close()]);
    },
  };
}
