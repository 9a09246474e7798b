import type { ConversationId, UserId, WorkspaceId } from "@parley/domain/ids";
import { conversationChannel, inboxChannel, userChannel } from "../channels/index.ts";
import type { ConnectionHealth } from "./connection-health.ts";
import { type ClientSource, type OpenedClient, openClient } from "./open-client.ts";
import { type ConversationWatcher, runConversation } from "./run-conversation.ts";
import { type InboxWatcher, runInbox } from "./run-inbox.ts";
import { type PersonalWatcher, runPersonal } from "./run-personal.ts";
import type { StreamRunner } from "./stream-runner.ts";
import { watchChannel } from "./watch-channel.ts";
import { watchHealth } from "./watch-health.ts";

export type Subscription = {
  /** Keeps a list up to date until the returned function is called. */
  watchInbox(watcher: InboxWatcher): () => void;
  /** Keeps a thread that is at `version` up to date until the returned function is called. */
  watchConversation(id: ConversationId, version: number, watcher: ConversationWatcher): () => void;
  /** Keeps what one member alone is told up to date until the returned function is called. */
  watchPersonal(userId: UserId, watcher: PersonalWatcher): () => void;
  /** After a long sleep, or when the network is back: connects at once and catches up. */
  wake(): void;
  close(): void;
};

export type SubscriptionOptions = ClientSource & {
  onHealth(health: ConnectionHealth): void;
  /** Access to the workspace's events was refused, also with a fresh token. */
  onNoAccess(): void;
};

type Stream = { runner: StreamRunner; nameOf(workspaceId: WorkspaceId): string; detach(): void };

/**
 * A browser's subscription to a workspace: one connection, the list stream and the streams of the
 * open conversations. While there is no connection for five seconds the streams ask the server by
 * themselves every fifteen. Never call this on a server.
 */
export function createSubscription(options: SubscriptionOptions): Subscription {
  const closed = new AbortController();
  const streams = new Set<Stream>();
  let opened: OpenedClient | null = null;
  const catchUp = () => {
    for (const { runner } of streams) runner.onContinuityLost();
  };
  const health = watchHealth({ onHealth: options.onHealth, onPoll: catchUp });

  const attach = (stream: Stream) => {
    if (opened === null) return;
    const { onMessage, onContinuityLost } = stream.runner;
    const { onNoAccess } = options;
    const listener = { onMessage, onContinuityLost, onNoAccess };
    stream.detach = watchChannel(opened.client, stream.nameOf(opened.workspaceId), listener);
  };
  const start = (runner: StreamRunner, nameOf: Stream["nameOf"]) => {
    const stream: Stream = { runner, nameOf, detach: () => undefined };
    streams.add(stream);
    attach(stream);
    return () => {
      streams.delete(stream);
      runner.stop();
      stream.detach();
    };
  };
  const open = async () => {
    opened = await openClient(options, closed.signal);
    if (opened === null) return closed.signal.aborted ? undefined : health.fail();
    health.follow(opened.client);
    for (const stream of streams) attach(stream);
  };
  void open();

  return {
    watchInbox: (watcher) => start(runInbox(watcher), inboxChannel),
    watchConversation: (id, version, watcher) =>
      start(runConversation(version, watcher), (workspace) => conversationChannel(workspace, id)),
    watchPersonal: (userId, watcher) =>
      start(runPersonal(watcher), (workspace) => userChannel(workspace, userId)),
    wake() {
      if (opened !== null && opened.client.connection.state !== "connected") {
        opened.client.connection.connect();
      }
      catchUp();
    },
    close() {
      closed.abort();
      health.stop();
      for (const { runner } of streams) runner.stop();
      streams.clear();
      opened?.client.close();
    },
  };
}
