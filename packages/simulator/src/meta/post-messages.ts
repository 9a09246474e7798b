import type { HttpBindings } from "@hono/node-server";
import type { BusinessNumber } from "../config/index.ts";
import type { FaultScript, SendFault } from "../faults/index.ts";
import type { Message } from "../store/index.ts";
import { acceptReceipt } from "./accept-receipt.ts";
import { type AcceptDeps, acceptSend } from "./accept-send.ts";
import { graphErrorResponse } from "./graph-error.ts";
import type { Line } from "./line.ts";
import { parseSend, type SendMessage } from "./parse-send.ts";
import { answerAfterFault, refuseByFault, resetConnection } from "./send-fault.ts";

export type PostMessagesDeps = AcceptDeps & {
  faults: FaultScript;
  line: Line;
  /** Resolves when the first attempts of the webhooks queued for a lane have ended. */
  drained: (lane: string) => Promise<void>;
  onTyping: (message: Message) => void;
};

/** POST /{phone number id}/messages: a send, or a read receipt. One fault is drawn per send. */
export async function postMessages(
  deps: PostMessagesDeps,
  number: BusinessNumber,
  request: Request,
  bindings: HttpBindings,
): Promise<Response> {
  const drawn = deps.faults.drawSend(number.phoneNumberId);
  if (drawn?.fault.kind === "reset-before-body") return resetConnection(bindings);
  const raw = new Uint8Array(await request.arrayBuffer());
  const body = parseJson(raw);
  const send = parseSend(body);
  if (!("error" in send) && send.kind === "message")
    return take(deps, number, send, { body, raw }, drawn?.fault, bindings);
  drawn?.refund();
  if ("error" in send) return graphErrorResponse(send.error);
  const receipt = acceptReceipt(deps.store, number.phoneNumberId, send, deps.clock.now());
  if ("error" in receipt) return graphErrorResponse(receipt.error);
  if (send.isTyping) deps.onTyping(receipt.message);
  return Response.json({ success: true });
}

async function take(
  deps: PostMessagesDeps,
  number: BusinessNumber,
  send: SendMessage,
  request: { body: unknown; raw: Uint8Array },
  fault: SendFault | undefined,
  bindings: HttpBindings,
): Promise<Response> {
  const refusal = fault && refuseByFault(fault);
  if (refusal) return refusal;
  const body = request.body as Record<string, unknown>;
  const accepted = acceptSend(deps, number, send, {
    body,
    raw: request.raw,
    fault: fault?.kind ?? null,
  });
  if ("error" in accepted) return graphErrorResponse(accepted.error);
  const { id, customerId } = accepted.message;
  if (fault?.kind === "duplicate-statuses" || fault?.kind === "reordered-statuses")
    deps.store.put("message", id, { ...accepted.message, statusFault: fault.kind });
  const isStatusFirst = fault?.kind === "status-before-response";
  const statusPosted = isStatusFirst
    ? nextWebhook(deps, `${number.phoneNumberId}:${customerId}`)
    : Promise.resolve();
  deps.line.progress(id, isStatusFirst);
  const answer = {
    messaging_product: "whatsapp",
    contacts: [accepted.contact],
    messages: [messageOf(send, id)],
  };
  await statusPosted;
  return answerAfterFault(fault, answer, bindings);
}

function messageOf(send: SendMessage, id: string) {
  return send.type === "template" ? { id, message_status: "accepted" } : { id };
}

/** The status is queued on a timer of 0 ms: wait for that timer, then for the POST. */
async function nextWebhook(deps: PostMessagesDeps, lane: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await deps.drained(lane);
}

function parseJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return undefined;
  }
}
