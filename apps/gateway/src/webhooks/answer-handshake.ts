import { verifyMetaHandshake } from "@parley/providers/meta";
import type { Context } from "hono";
import type { GatewayEnv } from "../http/request-id.ts";

/** Answers Meta's GET with its challenge, or with 403 (R-11, T-33). */
export function answerHandshake(c: Context<GatewayEnv>, verifyTokenHash: string): Response {
  const answer = verifyMetaHandshake(new URL(c.req.url).searchParams, verifyTokenHash);
  if (!answer.ok) return c.body(null, 403);
  return c.body(answer.challenge, 200, {
    "content-type": "text/plain",
    "x-content-type-options": "nosniff",
  });
}
