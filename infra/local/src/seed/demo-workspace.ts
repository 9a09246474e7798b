import type { DemoWorkspace } from "../ready/index.ts";
import type { DemoSecrets } from "../secrets/index.ts";
import type { SeededWorkspace } from "./open-workspace.ts";
import type { Profile } from "./profiles.ts";

/** The workspace as `ready.json` tells of it. */
export function workspaceOf(
  { slug, people, number, sender }: Profile,
  { numberId, senderId }: SeededWorkspace,
  secrets: DemoSecrets,
): DemoWorkspace {
  const { phoneNumberId, wabaId } = number;
  const { appSecret, verifyToken, twilioAuthToken: authToken } = secrets;
  const from = `whatsapp:${sender.phone}`;
  return {
    workspaceSlug: slug,
    owner: { email: people.owner.email, password: secrets.ownerPassword },
    admin: { email: people.admin.email, password: secrets.adminPassword },
    agent: { email: people.agent.email, password: secrets.agentPassword },
    meta: { connectionId: numberId, phoneNumberId, wabaId, appSecret, verifyToken },
    twilio: { connectionId: senderId, accountSid: sender.accountSid, authToken, from },
  };
}
