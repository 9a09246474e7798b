import { setTimeout as pause } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { SendFault } from "../faults/index.ts";
import { graphErrorResponse, messageError } from "./graph-error.ts";

/** The refusal a fault stands for, with nothing recorded; null when the send is to be accepted. */
export function refuseByFault(fault: SendFault): Response | null {
  switch (fault.kind) {
    case "error-500":
      return graphErrorResponse({
        ...messageError(
          131000,
          "Something went wrong",
          "Message failed to send due to an unknown error.",
        ),
        status: 500,
      });
    case "bad-gateway":
      return new Response(
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
        {
          status: 502,
          headers: { "Content-Type": "text/html" },
        },
      );
    case "rate-limit":
      return graphErrorResponse({
        ...messageError(130429, "Rate limit hit", "Cloud API message throughput has been reached."),
        status: 429,
        retryAfterSeconds: fault.retryAfterSeconds,
      });
    case "pair-rate-limit":
      return graphErrorResponse(
        messageError(
          131056,
          "(Business Account, Consumer Account) pair rate limit hit",
          "Too many messages sent to this person in a short time.",
        ),
      );
    default:
      return null;
  }
}

/** Answers an accepted send as its fault demands: late, never, by a reset, or plainly. */
export async function answerAfterFault(
  fault: SendFault | undefined,
  answer: unknown,
  bindings: HttpBindings,
): Promise<Response> {
  if (fault?.kind === "accept-then-reset") return resetConnection(bindings);
  if (fault?.kind === "accept-then-timeout") return holdUntilClosed(bindings);
  if (fault?.kind === "delay" || fault?.kind === "status-before-response")
    await pause(fault.delayMs, undefined, { ref: false });
  return Response.json(answer);
}

/** Cuts the connection with a TCP reset. */
export function resetConnection({ incoming }: HttpBindings): Response {
  (incoming.socket as import("node:net").Socket).resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

function holdUntilClosed({ outgoing }: HttpBindings): Promise<Response> {
  return new Promise((resolve) => outgoing.once("close", () => resolve(RESPONSE_ALREADY_SENT)));
}
