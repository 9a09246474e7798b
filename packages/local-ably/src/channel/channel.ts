import type { Limits } from "../limits/limits.ts";
import { RateBucket } from "../limits/rate-bucket.ts";
import type { Frame, WirePresence } from "../protocol/frame.ts";
import type { SerialClock } from "../protocol/serial-clock.ts";
import type { Subscriber } from "./subscriber.ts";

/** One MESSAGE or PRESENCE frame as it was sent, in the order it was sent. */
export interface LogEntry {
  serial: string;
  at: number;
  frame: Frame;
}

/** One channel: its log, its subscribers, its presence set and the ids it has seen lately. */
export class Channel {
  readonly name: string;
  readonly limits: Limits;
  readonly subscribers = new Set<Subscriber>();
  /** Member key `connectionId:clientId` → the member as SYNC tells it. */
  readonly members = new Map<string, WirePresence>();
  readonly publishRate: RateBucket;
  readonly #clock: SerialClock;
  readonly #retentionMs: number;
  readonly #publishedIds = new Map<string, { serials: string[]; at: number }>();
  #log: LogEntry[] = [];
  #head: string;
  #floor: string;
  #usedAt: number;

  constructor(name: string, limits: Limits, retentionMs: number, clock: SerialClock, now: number) {
    this.name = name;
    this.limits = limits;
    this.publishRate = new RateBucket(limits.channelPublishesPerSecond, now);
    this.#retentionMs = retentionMs;
    this.#clock = clock;
    // Even a quiet channel has a serial, or its first subscriber could never resume.
    this.#head = clock.next(now);
    this.#floor = this.#head;
    this.#usedAt = now;
  }

  /** Serial of the newest event. */
  get head(): string {
    return this.#head;
  }

  /** Oldest first. */
  get log(): readonly LogEntry[] {
    return this.#log;
  }

  nextSerial(now: number): string {
    this.#head = this.#clock.next(now);
    this.#usedAt = now;
    return this.#head;
  }

  append(entry: LogEntry): void {
    this.#log.push(entry);
    // A quarter of slack, so that a full log does not move on every publish.
    if (this.#log.length > this.limits.logEntriesPerChannel * 1.25) {
      this.#drop(this.#log.length - this.limits.logEntriesPerChannel);
    }
  }

  /** Whether everything after this serial is still here. */
  hasContinuity(serial: string): boolean {
    return this.#clock.isOwn(serial) && serial >= this.#floor && serial <= this.#head;
  }

  /** Entries after the serial, oldest first. */
  entriesAfter(serial: string): readonly LogEntry[] {
    let start = this.#log.length;
    while (start > 0 && (this.#log[start - 1] as LogEntry).serial > serial) start -= 1;
    return this.#log.slice(start);
  }

  /** Serial just before the entry at this position of the log. */
  serialBefore(index: number): string {
    return this.#log[index - 1]?.serial ?? this.#floor;
  }

  /** Serials of an earlier publish with the same id, within the idempotency window. */
  findPublished(id: string, now: number): string[] | undefined {
    const known = this.#publishedIds.get(id);
    return known && now - known.at <= this.limits.retentionMs ? known.serials : undefined;
  }

  rememberPublished(id: string, serials: string[], now: number): void {
    this.#publishedIds.set(id, { serials, at: now });
  }

  touch(now: number): void {
    this.#usedAt = now;
  }

  purge(now: number): void {
    const firstKept = this.#log.findIndex((entry) => now - entry.at <= this.#retentionMs);
    this.#drop(firstKept < 0 ? this.#log.length : firstKept);
    for (const [id, { at }] of this.#publishedIds) {
      if (now - at <= this.limits.retentionMs) break;
      this.#publishedIds.delete(id);
    }
  }

  /** Nobody attached or present, nothing kept, and no client that could still resume. */
  isIdle(now: number): boolean {
    const isUsed = this.subscribers.size > 0 || this.members.size > 0 || this.#log.length > 0;
    return !isUsed && now - this.#usedAt > this.limits.connectionStateTtlMs;
  }

  #drop(count: number): void {
    if (count === 0) return;
    this.#floor = this.#log[count - 1]?.serial ?? this.#floor;
    this.#log.splice(0, count);
  }
}
