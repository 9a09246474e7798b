import type { ErrorBody } from "../protocol/ably-error.ts";
import type { Frame } from "../protocol/frame.ts";
import type { Attachment } from "./attachment.ts";

/** The socket of a connection, seen from the connection. */
export interface Link {
  readonly attachments: Map<string, Attachment>;
  send(frame: Frame): void;
  /** Tells the client to come back and closes the socket; the connection stays resumable. */
  disconnect(error: ErrorBody): void;
  /** Cuts the socket without a word. */
  terminate(): void;
}
