import type { RateBucket } from "../limits/rate-bucket.ts";
import type { Frame, WireFormat } from "../protocol/frame.ts";

/** Whom a channel delivers to: one attachment of one socket, seen from the channel. */
export interface Subscriber {
  readonly transport: {
    readonly connection: { readonly id: string };
    readonly options: { readonly format: WireFormat; readonly isEchoing: boolean };
    readonly outboundRate: RateBucket;
    send(frame: Frame): void;
    sendEncoded(data: string | Buffer): void;
  };
  /** The name the client uses, with its `[?params]`. */
  readonly fullName: string;
  /** Mode bits it was granted. */
  modes: number;
  /** Set while messages are withheld because the connection receives too many. */
  isThrottled: boolean;
}
