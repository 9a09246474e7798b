import type { WebSocket } from "ws";
import { RateBucket } from "../limits/rate-bucket.ts";
import { AblyError, type ErrorBody } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import { encodeFrame } from "../protocol/codec.ts";
import type { Frame, WireFormat } from "../protocol/frame.ts";
import type { Attachment } from "./attachment.ts";
import type { Connection } from "./connection.ts";
import type { Link } from "./link.ts";

/** How a client wants to be talked to, from the query of its WebSocket request. */
export interface TransportOptions {
  format: WireFormat;
  isEchoing: boolean;
  /** Protocol HEARTBEATs wanted (browsers), not only WebSocket pings. */
  wantsHeartbeats: boolean;
  maxIdleIntervalMs: number;
  maxBufferedBytes: number;
  outboundPerSecond: number;
  onActivity: () => void;
}

const MISSED_PINGS_ALLOWED = 2;
/** How long a slow reader may take to read what it was sent before it is cut. */
const SLOW_READER_MS = 5_000;

/** One WebSocket of a connection. */
export class Transport implements Link {
  readonly socket: WebSocket;
  readonly connection: Connection;
  readonly options: TransportOptions;
  readonly attachments = new Map<string, Attachment>();
  readonly outboundRate: RateBucket;
  #unansweredPings = 0;
  #heartbeat: NodeJS.Timeout;

  constructor(socket: WebSocket, connection: Connection, options: TransportOptions, now: number) {
    this.socket = socket;
    this.connection = connection;
    this.options = options;
    this.outboundRate = new RateBucket(options.outboundPerSecond, now);
    // Sooner than promised: a late timer must not look like a dead server.
    this.#heartbeat = setInterval(
      () => this.#beat(),
      Math.ceil((options.maxIdleIntervalMs * 2) / 3),
    ).unref();
    socket.on("pong", () => this.noteAlive());
    socket.once("close", () => clearInterval(this.#heartbeat));
  }

  send(frame: Frame): void {
    this.sendEncoded(encodeFrame(frame, this.options.format));
  }

  sendEncoded(data: string | Buffer): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.options.onActivity();
    this.socket.send(data);
    if (this.socket.bufferedAmount > this.options.maxBufferedBytes) this.#giveUp();
  }

  /** The peer has shown a sign of life. */
  noteAlive(): void {
    this.#unansweredPings = 0;
  }

  /** Tells the client to come back and closes the socket; the connection stays resumable. */
  disconnect(error: ErrorBody): void {
    this.send({ action: Action.disconnected, error });
    this.socket.close();
  }

  /** Cuts the socket without a word. */
  terminate(): void {
    this.socket.terminate();
  }

  // A reader this slow gets the rest when it resumes. The goodbye waits behind what is buffered already, and a
  // reader that does not take even that in time is cut.
  #giveUp(): void {
    const error = new AblyError(80003, "the connection reads too slowly", 503).body;
    this.socket.send(encodeFrame({ action: Action.disconnected, error }, this.options.format));
    this.socket.close();
    const cut = setTimeout(() => this.terminate(), SLOW_READER_MS).unref();
    this.socket.once("close", () => clearTimeout(cut));
  }

  #beat(): void {
    if (this.#unansweredPings >= MISSED_PINGS_ALLOWED) {
      this.terminate();
      return;
    }
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.#unansweredPings += 1;
    this.socket.ping();
    if (this.options.wantsHeartbeats) this.send({ action: Action.heartbeat });
  }
}
