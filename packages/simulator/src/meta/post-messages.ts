import type { HttpBindings } from "@hono/node-server";
import type { BusinessNumber } from "../config/index.ts";
import type { FaultScript, SendFault } from "../faults/index.ts";
import { MEDIA_TYPES, type MediaType } from "../media/index.ts";
import type { Message, StatusError } from "../store/index.ts";
import type { Timeline } from "../timeline/index.ts";
import { acceptReceipt } from "./accept-receipt.ts";
import { type AcceptDeps, acceptSend } from "./accept-send.ts";
import { graphErrorResponse } from "./graph-error.ts";
import type { Line } from "./line.ts";
import { fetchLink } from "./media/fetch-link.ts";
import { parseSend, type SendMessage } from "./parse-send.ts";
import { answerAfterFault, refuseByFault, resetConnection } from "./send-fault.ts";
import { fitsTemplateFault, holdMessage, markMessage, pauseByFault } from "./template-fault.ts";

export type PostMessagesDeps = AcceptDeps & {
  timeline: Timeline;
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
  if (!("error" in send) && send.kind === "message") {
    const fits = fitsTemplateFault(drawn?.fault, send.type);
    if (!fits) drawn?.refund();
    return take(deps, number, send, { body, raw }, fits ? drawn?.fault : undefined, bindings);
  }
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
  const refusal = fault && (refuseByFault(fault) ?? pauseByFault(deps, number, send, fault));
  if (refusal) return refusal;
  const body = request.body as Record<string, unknown>;
  const linked = await withLinkedFile(deps, number, send);
  const accepted = acceptSend(deps, number, linked.send, {
    body,
    raw: request.raw,
    fault: fault?.kind ?? null,
    failure: linked.failure,
  });
  if ("error" in accepted) return graphErrorResponse(accepted.error);
  const { id, customerId } = accepted.message;
  if (fault) markMessage(deps, accepted.message, fault);
  const isHeld = fault?.kind === "hold-template";
  if (isHeld) holdMessage(deps, id, fault);
  const isStatusFirst = fault?.kind === "status-before-response";
  const statusPosted = isStatusFirst
    ? nextWebhook(deps, `${number.phoneNumberId}:${customerId}`)
    : Promise.resolve();
  deps.line.progress(id, isStatusFirst);
  const answer = {
    messaging_product: "whatsapp",
    contacts: [accepted.contact],
    messages: [messageOf(send, id, isHeld)],
  };
  await statusPosted;
  return answerAfterFault(fault, answer, bindings);
}

/** The send with the file of its link in its place, where that is on this machine. */
async function withLinkedFile(
  { media }: PostMessagesDeps,
  { phoneNumberId }: BusinessNumber,
  send: SendMessage,
): Promise<{ send: SendMessage; failure?: StatusError }> {
  const type = MEDIA_TYPES.find((each) => each === send.type) as MediaType | undefined;
  const part = type && (send.content[type] as { link?: string });
  if (!type || part?.link === undefined) return { send };
  const fetched = await fetchLink(media, phoneNumberId, type, part.link);
  if (fetched === null) return { send };
  if ("failure" in fetched) return { send, failure: fetched.failure };
  const { link: _link, ...rest } = part;
  return { send: { ...send, content: { [type]: { ...rest, id: fetched.id } } } };
}

function messageOf(send: SendMessage, id: string, isHeld: boolean) {
  if (send.type !== "template") return { id };
  return { id, message_status: isHeld ? "held_for_quality_assessment" : "accepted" };
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
