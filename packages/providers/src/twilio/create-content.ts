import { z } from "zod";
import type { ProviderCredentials } from "../port/index.ts";
import { callTwilio, type FailedCall } from "./call-twilio.ts";
import type { ContentDefinition } from "./content-definition.ts";
import type { TwilioConnection } from "./twilio-connection.ts";

const createdSchema = z.object({ sid: z.string().regex(/^HX[0-9a-fA-F]{32}$/) });

/**
 * Makes a content object (section 11). A repeated call makes one more, which costs nothing: Twilio does not limit
 * them (6.2). Keep the id by the definition's hash and reuse it; the object is never submitted for approval.
 */
export async function createContent(
  definition: ContentDefinition,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<{ kind: "created"; contentId: string } | FailedCall> {
  const url = () => `${connection.baseUrls.content}/v1/Content`;
  const answer = await callTwilio({ url, json: definition }, credentials, connection);
  if (answer.kind !== "answered") return answer;
  const { data } = createdSchema.safeParse(answer.json);
  if (data === undefined) return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  return { kind: "created", contentId: data.sid };
}
