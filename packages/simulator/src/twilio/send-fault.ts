import type { SendFault } from "../faults/index.ts";
import type { TwilioFailure } from "./failure-of.ts";
import type { TwilioError } from "./twilio-error.ts";

/** The refusal a fault stands for, with nothing recorded; null when the send is to be accepted. */
export function refuseByFault(fault: SendFault | undefined): TwilioError | "bad-gateway" | null {
  switch (fault?.kind) {
    case "bad-gateway":
      return "bad-gateway";
    case "error-500":
      return { status: 500, code: 20500, message: "An internal server error has occurred" };
    case "rate-limit":
      return {
        status: 429,
        code: 20429,
        message: "Too Many Requests",
        retryAfterSeconds: fault.retryAfterSeconds,
      };
    case "twilio-refuse":
      return { status: fault.httpStatus, code: fault.code, message: `Refused with ${fault.code}` };
    default:
      return null;
  }
}

/** The failure that a fault has the channel tell later; null when there is none. */
export function failByFault(fault: SendFault | undefined): TwilioFailure | null {
  if (fault?.kind === "twilio-fail")
    return { code: fault.code, message: `Failed with ${fault.code}`, status: fault.status };
  if (fault?.kind === "pair-rate-limit")
    return {
      code: 63018,
      message: "Rate limit exceeded for channel",
      status: "failed",
    };
  return null;
}
