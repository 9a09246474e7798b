/** The error object of the Ably protocol. */
export interface ErrorBody {
  code: number;
  statusCode: number;
  message: string;
}

/** An error that has a place in the Ably protocol: it becomes a NACK, an ERROR frame or an HTTP answer. */
export class AblyError extends Error {
  readonly code: number;
  readonly statusCode: number;

  constructor(code: number, message: string, statusCode = statusOf(code)) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
  }

  /** The wire form. */
  get body(): ErrorBody {
    return { code: this.code, statusCode: this.statusCode, message: this.message };
  }
}

/** Whether the SDK should answer the code by fetching a new token (40140..40149). */
export function isTokenError(code: number): boolean {
  return code >= 40140 && code < 40150;
}

/** Turns anything thrown into an AblyError; what is not one becomes 50000 without its text. */
export function toAblyError(thrown: unknown): AblyError {
  return thrown instanceof AblyError ? thrown : new AblyError(50000, "internal error", 500);
}

function statusOf(code: number): number {
  if (code === 40160) return 401;
  const hundreds = Math.floor(code / 100);
  return hundreds < 600 ? hundreds : 400;
}
