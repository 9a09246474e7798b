import { setTimeout as pause } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { SendFault } from "../faults/index.ts";
import { graphErrorResponse, messageError, tokenError } from "./graph-error.ts";
import { pairLimitError } from "./rate-limits.ts";

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
      return graphErrorResponse(pairLimitError());
    case "service-unavailable":
      return graphErrorResponse({
        ...messageError(131016, "Service unavailable", "A service is temporarily unavailable."),
        status: 503,
      });
    case "token-expired":
      return graphErrorResponse({
        ...tokenError(),
        message: "Error validating access token: Session has expired",
        subcode: 463,
      });
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
  if (fault?.kind === "reset-after-byte") return resetAfterByte(answer, bindings);
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

/** The head of the answer and its first byte, then a TCP reset. */
function resetAfterByte(answer: unknown, bindings: HttpBindings): Response {
  const { outgoing } = bindings;
  const body = JSON.stringify(answer);
  outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length });
  outgoing.write(body.slice(0, 1), () => resetConnection(bindings));
  return RESPONSE_ALREADY_SENT;
}

function holdUntilClosed({ outgoing }: HttpBindings): Promise<Response> {
  return new Promise((resolve) => outgoing.once("close", () => resolve(RESPONSE_ALREADY_SENT)));
}
