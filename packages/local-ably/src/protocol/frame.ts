import type { ErrorBody } from "./ably-error.ts";

/** A published message as it travels; `data` is text, bytes or absent (never base64 inside the server). */
export interface WireMessage {
  id?: string | undefined;
  name?: string | undefined;
  data?: unknown;
  encoding?: string | undefined;
  clientId?: string | undefined;
  connectionId?: string | undefined;
  timestamp?: number | undefined;
  extras?: Record<string, unknown> | undefined;
  serial?: string | undefined;
  action?: number | undefined;
  version?: { serial: string; timestamp: number } | undefined;
}

/** One presence event or member as it travels. */
export interface WirePresence {
  action: number;
  id?: string | undefined;
  clientId?: string | undefined;
  connectionId?: string | undefined;
  data?: unknown;
  encoding?: string | undefined;
  extras?: Record<string, unknown> | undefined;
  timestamp?: number | undefined;
}

export interface ConnectionDetails {
  clientId?: string | undefined;
  connectionKey: string;
  maxMessageSize: number;
  maxFrameSize: number;
  maxInboundRate: number | undefined;
  connectionStateTtl: number;
  maxIdleInterval: number;
  serverId: string;
}

/** One protocol message: exactly one per WebSocket frame. */
export interface Frame {
  action: number;
  id?: string | undefined;
  channel?: string | undefined;
  channelSerial?: string | undefined;
  connectionId?: string | undefined;
  connectionDetails?: ConnectionDetails | undefined;
  msgSerial?: number | undefined;
  count?: number | undefined;
  flags?: number | undefined;
  timestamp?: number | undefined;
  messages?: WireMessage[] | undefined;
  presence?: WirePresence[] | undefined;
  params?: Record<string, string> | undefined;
  auth?: { accessToken?: string } | undefined;
  error?: ErrorBody | undefined;
  res?: { serials: (string | null)[] }[] | undefined;
}

export type WireFormat = "json" | "msgpack";
