/** What the server enforces. `Number.POSITIVE_INFINITY` switches a rate off. */
export interface Limits {
  /** Bytes of one publish (40009). */
  maxMessageBytes: number;
  /** Publishes per second and channel (42913). */
  channelPublishesPerSecond: number;
  /** Messages and presence events a connection may send per second (42911). */
  connectionInboundPerSecond: number;
  /** Messages a connection receives per second; beyond, it loses continuity (80020). */
  connectionOutboundPerSecond: number;
  /** Channels attached per connection (90010). */
  channelsPerConnection: number;
  /** Presence members per channel (91003). */
  membersPerChannel: number;
  /** Live connections per app (40111). */
  connectionsPerApp: number;
  /** Entries a channel keeps, whatever their age. */
  logEntriesPerChannel: number;
  /** How long messages stay for resume, rewind and history, and ids for deduplication. */
  retentionMs: number;
  /** How long messages of persisted namespaces stay. */
  persistedRetentionMs: number;
  /** How long a dropped connection can be resumed. */
  connectionStateTtlMs: number;
  /** How long presence outlives a lost socket unless the client says otherwise. */
  remainPresentForMs: number;
  /** Longest silence the server allows itself towards a client. */
  maxIdleIntervalMs: number;
  /** Unsent bytes after which a slow reader is dropped. */
  maxBufferedBytes: number;
}

/** Ably's own figures (standard package). */
export const CLOUD_LIMITS: Limits = {
  maxMessageBytes: 65_536,
  channelPublishesPerSecond: 50,
  connectionInboundPerSecond: 50,
  connectionOutboundPerSecond: 50,
  channelsPerConnection: 200,
  membersPerChannel: 200,
  connectionsPerApp: 10_000,
  logEntriesPerChannel: 10_000,
  retentionMs: 120_000,
  persistedRetentionMs: 24 * 60 * 60 * 1000,
  connectionStateTtlMs: 120_000,
  remainPresentForMs: 15_000,
  maxIdleIntervalMs: 15_000,
  maxBufferedBytes: 1_048_576,
};

/** The same without rates: for sandbox apps and for measuring. */
export const UNTHROTTLED: Pick<
  Limits,
  "channelPublishesPerSecond" | "connectionInboundPerSecond" | "connectionOutboundPerSecond"
> = {
  channelPublishesPerSecond: Number.POSITIVE_INFINITY,
  connectionInboundPerSecond: Number.POSITIVE_INFINITY,
  connectionOutboundPerSecond: Number.POSITIVE_INFINITY,
};
