import { DomainError, type ErrorCode } from "@parley/domain/errors";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { toTrpcError } from "../errors/index.ts";

const ownStatus: Partial<Record<ErrorCode, number>> = {
  "media.too_large": 413,
  "media.type_refused": 415,
};

/** Runs `answer`; a rule's refusal becomes JSON with its code, its sentence and its status. */
export async function answerRefusals(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message } = error;
    const status = ownStatus[code] ?? getHTTPStatusCodeFromError(toTrpcError(error));
    return Response.json({ error: { code, message } }, { status });
  }
}
