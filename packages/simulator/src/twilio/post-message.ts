import { setTimeout as pause } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { FaultScript } from "../faults/index.ts";
import { answerAfterFault, resetConnection } from "../meta/index.ts";
import type { TwilioAccount } from "../store/index.ts";
import { type AcceptDeps, acceptSend } from "./accept-send.ts";
import { toMessageResource } from "./message-resource.ts";
import { parseSend } from "./parse-send.ts";
import type { Poster } from "./poster.ts";
import { failByFault, refuseByFault } from "./send-fault.ts";
import { type TwilioError, twilioErrorResponse } from "./twilio-error.ts";
import type { TwilioLine } from "./twilio-line.ts";

export type PostMessageDeps = AcceptDeps & {
  faults: FaultScript;
  twilioLine: TwilioLine;
  twilioPoster: Poster;
};

/** POST /2010-04-01/Accounts/{sid}/Messages.json. One fault is drawn per send that is not refused. */
export async function postMessage(
  deps: PostMessageDeps,
  account: TwilioAccount,
  request: Request,
  bindings: HttpBindings,
): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const send = parseSend(deps.store, account, form);
  if ("error" in send) return twilioErrorResponse(send.error);
  const drawn = deps.faults.drawSend(send.sender.sid);
  const fault = drawn?.fault;
  if (fault?.kind === "reset-before-body") return resetConnection(bindings);
  const refusal = refuseByFault(fault);
  if (refusal) return refuse(refusal);
  const accepted = acceptSend(deps, account, send, {
    form,
    fault: fault?.kind ?? null,
    failure: failByFault(fault),
  });
  if ("error" in accepted) {
    drawn?.refund();
    return twilioErrorResponse(accepted.error);
  }
  const { message, mediaUrl } = accepted;
  const bubble = deps.store.get("message", message.sid);
  if (bubble && (fault?.kind === "duplicate-statuses" || fault?.kind === "reordered-statuses"))
    deps.store.put("message", message.sid, { ...bubble, statusFault: fault.kind });
  const isStatusFirst = fault?.kind === "status-before-response";
  const answer = toMessageResource(deps.store, message);
  deps.twilioLine.begin(message, mediaUrl, isStatusFirst);
  if (isStatusFirst) {
    // The status is queued on a timer of 0 ms: wait for that timer, then for the POST.
    await pause(5);
    await deps.twilioPoster.drained(message.sid);
  }
  const response = await answerAfterFault(fault, answer, bindings);
  if (response === RESPONSE_ALREADY_SENT || response.status !== 200) return response;
  return new Response(response.body, { status: 201, headers: response.headers });
}

function refuse(refusal: TwilioError | "bad-gateway"): Response {
  if (refusal !== "bad-gateway") return twilioErrorResponse(refusal);
  return new Response("<html><body><h1>502 Bad Gateway</h1></body></html>", {
    status: 502,
    headers: { "Content-Type": "text/html" },
  });
}
