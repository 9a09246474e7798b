import { randomBytes } from "node:crypto";
import type { MessageId } from "@parley/domain/ids";
import { newId } from "@parley/domain/ids";
import { type MessageContent, type ProviderId, wholeSeconds } from "@parley/domain/messages";
import {
  applyStatus,
  initialStatus,
  type MessageStatus,
  type StatusError,
  type StatusEvent,
  type StatusState,
} from "@parley/domain/statuses";
import { createWamid, inboundContent } from "@parley/simulator/meta";
import type { Fate, Line, Thread } from "./script.ts";
import { type SharedContent, sharedContent } from "./shared-content.ts";

/** One message of a thread as it is to be stored, on both sides. */
export type PlannedMessage = {
  id: MessageId;
  line: Line;
  at: Date;
  providerMessageId: string;
  /** The provider's own part of the message, as its phones and webhooks have it. */
  part: Record<string, unknown>;
  content: MessageContent;
  file: SharedContent["file"];
  events: readonly StatusEvent[];
  state: StatusState | null;
  /** When the other side reacted, if it did. */
  reactedAt: Date | null;
};

/** What follows from a thread's messages for its conversation (WIN-8, WIN-10, D-05). */
export type PlannedThread = {
  messages: readonly PlannedMessage[];
  lastInboundAt: Date | null;
  lastActivityAt: Date;
  windowForcedClosedAt: Date | null;
};

const reports: Readonly<Record<Fate, readonly (readonly [MessageStatus, number])[]>> = {
  accepted: [["accepted", 1]],
  sent: [
    ["accepted", 1],
    ["sent", 2],
  ],
  delivered: [
    ["accepted", 1],
    ["sent", 2],
    ["delivered", 4],
  ],
  read: [
    ["accepted", 1],
    ["sent", 2],
    ["delivered", 4],
    ["read", 35],
  ],
  "131026": [
    ["accepted", 1],
    ["failed", 4],
  ],
  "131047": [
    ["accepted", 1],
    ["failed", 4],
  ],
};

const failures: Readonly<Partial<Record<Fate, StatusError>>> = {
  "131026": {
    code: "131026",
    title: "Message undeliverable",
    details: "Unable to deliver the message. The recipient may not be on WhatsApp.",
  },
  "131047": {
    code: "131047",
    title: "Re-engagement message",
    details: "More than 24 hours have passed since the customer last replied to this number.",
  },
};

const reactionDelayMs = 45_000;

/** Works a thread out, with times before `now`. Message ids are new and random, of the provider's look. */
export function planThread(thread: Thread, now: Date, provider: ProviderId): PlannedThread {
  const waId = thread.customer.phone.slice(1);
  const messages = thread.lines.map((line) => planMessage(line, waId, now, provider));
  const isTheirs = ({ line }: PlannedMessage) => line.by === "customer";
  const inbound = messages.flatMap((message) =>
    isTheirs(message) ? [message.at] : (message.reactedAt ?? []),
  );
  const refused = messages.flatMap(({ line, state }) =>
    line.fate === "131047" ? (state?.times.failed ?? []) : [],
  );
  return {
    messages,
    lastInboundAt: latest(inbound),
    lastActivityAt: latest([...inbound, ...messages.map(({ at }) => at)]) ?? now,
    windowForcedClosedAt: latest(refused),
  };
}

function planMessage(line: Line, waId: string, now: Date, provider: ProviderId): PlannedMessage {
  const at = wholeSeconds(new Date(now.getTime() - line.agoMs));
  const providerMessageId =
    provider === "meta"
      ? createWamid(waId, line.by === "customer" ? "in" : "out")
      : `SM${randomBytes(16).toString("hex")}`;
  const part = partOf(line, waId);
  const events = line.fate === null ? [] : eventsOf(line.fate, at);
  return {
    id: newId<MessageId>(),
    ...{ line, at, providerMessageId, part, events },
    ...contentOf(line, part, { from: waId, id: providerMessageId, at }),
    state: line.fate === null ? null : events.reduce(applyStatus, initialStatus),
    reactedAt: line.reaction === null ? null : new Date(at.getTime() + reactionDelayMs),
  };
}

function partOf({ content, by }: Line, waId: string): Record<string, unknown> {
  if ("text" in content) return { text: { body: content.text } };
  return by === "customer" ? inboundContent(content.kind, {}, {}, waId) : {};
}

function contentOf(
  { content }: Line,
  part: Record<string, unknown>,
  { from, id, at }: { from: string; id: string; at: Date },
): SharedContent {
  if ("text" in content) return { content: { type: "text", text: content.text }, file: null };
  const timestamp = String(at.getTime() / 1000);
  return sharedContent({ from, id, timestamp, type: content.kind, ...part });
}

function eventsOf(fate: Fate, at: Date): StatusEvent[] {
  return reports[fate].map(([status, seconds]) => {
    const error = status === "failed" ? failures[fate] : undefined;
    const reportedAt = new Date(at.getTime() + seconds * 1_000);
    return { status, at: reportedAt, ...(error !== undefined && { errors: [error] }) };
  });
}

function latest(times: readonly Date[]): Date | null {
  return times.reduce<Date | null>((best, at) => (best === null || at > best ? at : best), null);
}
