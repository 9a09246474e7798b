import { randomBytes } from "node:crypto";
import type { Identity } from "../auth/identity.ts";
import { publishRateOf } from "../auth/trusted-claims.ts";
import { RateBucket } from "../limits/rate-bucket.ts";
import type { Frame } from "../protocol/frame.ts";
import type { Link } from "./link.ts";

const KEY_PATTERN = /^([A-Za-z0-9_-]{10})![A-Za-z0-9-]{22,}$/;
const REPLIES_KEPT = 4096;

/** Everything about a connection that outlives its sockets. */
export class Connection {
  readonly id: string;
  readonly remainPresentForMs: number;
  readonly inboundRate: RateBucket;
  /** Channel name → client ids this connection is present with. */
  readonly present = new Map<string, Set<string>>();
  identity: Identity;
  key: string;
  transport: Link | undefined;
  expiryTimer: NodeJS.Timeout | undefined;
  presenceTimer: NodeJS.Timeout | undefined;
  tokenTimers: NodeJS.Timeout[] = [];
  readonly #replies = new Map<number, Frame>();
  readonly #channelRates = new Map<string, { perSecond: number; bucket: RateBucket }>();

  constructor(identity: Identity, remainPresentForMs: number, now: number) {
    this.id = randomId(10);
    this.key = this.#newKey();
    this.identity = identity;
    this.remainPresentForMs = remainPresentForMs;
    this.inboundRate = new RateBucket(identity.app.limits.connectionInboundPerSecond, now);
  }

  /** Each transport gets its own key, so that an old one can no longer resume. */
  renewKey(): void {
    this.key = this.#newKey();
  }

  /** The answer already given to this msgSerial; after a resume the client sends unanswered messages again. */
  findReply(msgSerial: number): Frame | undefined {
    return this.#replies.get(msgSerial);
  }

  rememberReply(msgSerial: number, reply: Frame): void {
    this.#replies.set(msgSerial, reply);
    if (this.#replies.size <= REPLIES_KEPT) return;
    const [oldest] = this.#replies.keys();
    this.#replies.delete(oldest as number);
  }

  /** Takes one of the publishes its token allows on a channel; false when they are used up. */
  takePublish(channel: string, now: number): boolean {
    const perSecond = publishRateOf(this.identity, channel);
    if (perSecond === undefined) return true;
    const known = this.#channelRates.get(channel);
    const rate =
      known?.perSecond === perSecond
        ? known
        : { perSecond, bucket: new RateBucket(perSecond, now) };
    this.#channelRates.set(channel, rate);
    return rate.bucket.take(now);
  }

  clearTimers(): void {
    clearTimeout(this.expiryTimer);
    clearTimeout(this.presenceTimer);
    for (const timer of this.tokenTimers) clearTimeout(timer);
  }

  #newKey(): string {
    return `${this.id}!${randomBytes(18).toString("hex")}`;
  }
}

/** The connection id inside a connection key; absent when the key is not one this server could have made. */
export function connectionIdOf(connectionKey: string): string | undefined {
  return KEY_PATTERN.exec(connectionKey)?.[1];
}

/** A random id of url-safe letters that never starts with an underscore. */
export function randomId(length: number): string {
  return randomBytes(length).toString("hex").slice(0, length);
}
