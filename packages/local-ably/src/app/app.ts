import { type Capability, FULL_CAPABILITY } from "../auth/capability.ts";
import { Revocations } from "../auth/revocations.ts";
import { NonceMemory } from "../auth/token-request.ts";
import { Channel } from "../channel/channel.ts";
import type { Limits } from "../limits/limits.ts";
import { AblyError } from "../protocol/ably-error.ts";
import type { SerialClock } from "../protocol/serial-clock.ts";
import type { AppKey } from "./app-key.ts";

/** One Ably app: its keys and its channels, all in memory. `ConnectionRegistry` holds its connections. */
export class App {
  readonly id: string;
  readonly keys = new Map<string, AppKey>();
  readonly channels = new Map<string, Channel>();
  readonly revocations = new Revocations();
  readonly nonces = new NonceMemory();
  readonly persistedNamespaces = new Set<string>();
  readonly limits: Limits;

  constructor(id: string, limits: Limits) {
    this.id = id;
    this.limits = limits;
  }

  addKey(
    keyId: string,
    secret: string,
    capability: Capability = FULL_CAPABILITY,
    hasRevocableTokens = false,
  ): AppKey {
    const key = { name: `${this.id}.${keyId}`, secret, capability, hasRevocableTokens };
    this.keys.set(keyId, key);
    return key;
  }

  /** The channel, created on first use. */
  channel(name: string, clock: SerialClock, now: number): Channel {
    const known = this.channels.get(name);
    if (known) return known;
    const isPersisted = this.persistedNamespaces.has(name.split(":")[0] ?? "");
    const retentionMs = isPersisted ? this.limits.persistedRetentionMs : this.limits.retentionMs;
    const channel = new Channel(name, this.limits, retentionMs, clock, now);
    this.channels.set(name, channel);
    return channel;
  }

  /** Forgets expired messages, and channels nobody has used for the retention time. */
  sweep(now: number): void {
    for (const [name, channel] of this.channels) {
      channel.purge(now);
      if (channel.isIdle(now)) this.channels.delete(name);
    }
  }
}

/** All apps of this process. */
export class AppRegistry {
  readonly apps = new Map<string, App>();

  /** The key `appId.keyId`. Throws 40400: with 404 for an unknown app, with 401 for an unknown key. */
  findKey(keyName: string): { app: App; key: AppKey } {
    const [appId = "", keyId = ""] = keyName.split(".");
    const app = this.apps.get(appId);
    if (!app) throw new AblyError(40400, "no application found for this key", 404);
    const key = app.keys.get(keyId);
    if (!key) throw new AblyError(40400, "no such key", 401);
    return { app, key };
  }
}
