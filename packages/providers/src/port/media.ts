import type { AmbiguousReason, NotSentReason } from "./sending.ts";

/**
 * What became of a call that may be repeated without harm. `retry` may pass by itself, `refused` will not:
 * its `code` is the provider's, for `failureOf`. `unsupported`: the provider has no such call.
 */
export type CallOutcome =
  | { kind: "done" }
  | { kind: "refused"; code: string; title: string; details: string; httpStatus: number }
  | {
      kind: "retry";
      reason: NotSentReason | AmbiguousReason | "throttled";
      retryAfterMs: number | null;
    }
  | { kind: "unsupported" };

/** A call that did not do what it was to do. */
export type FailedCall = Exclude<CallOutcome, { kind: "done" | "unsupported" }>;

/** An opened file. The stream must be read or cancelled. `sizeBytes` is the provider's claim, not a limit. */
export type FetchedMedia =
  | {
      kind: "opened";
      stream: ReadableStream<Uint8Array>;
      mimeType: string | null;
      sizeBytes: number | null;
    }
  /** The provider no longer has it: nobody can fetch it any more. */
  | { kind: "gone" }
  | FailedCall;

export type MediaUpload = {
  mimeType: string;
  filename: string;
  sizeBytes: number;
  /** Opens the bytes from the start; called once a try. */
  open(): Promise<ReadableStream<Uint8Array>>;
};

export type UploadedMedia =
  | { kind: "uploaded"; providerMediaId: string; expiresAt: Date }
  | { kind: "link_only" }
  | FailedCall;
