import { readTwilioContent, type Template } from "@parley/domain/templates";
import type { ProviderCredentials, TemplatesPage } from "../port/index.ts";
import { adHocPrefix } from "./content-definition.ts";
import { listContents, type TwilioContent } from "./list-contents.ts";
import type { TwilioConnection } from "./twilio-connection.ts";

/** One page of the account's contents as templates; those made for one message are not among them (6.2). */
export async function pageOfTwilioTemplates(
  cursor: string | null,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<TemplatesPage> {
  const from = cursor === null ? {} : { nextPage: cursor };
  const page = await listContents(from, credentials, connection);
  if (page.kind !== "listed") return page;
  const own = page.items.filter(({ name }) => !name.startsWith(adHocPrefix));
  return { kind: "page", templates: own.flatMap(readable), nextCursor: page.nextPage };
}

function readable({ contentId, name, language, variables, types, approval }: TwilioContent) {
  const { status, category, rejectionReason } = approval;
  const reading = readTwilioContent({
    ...{ sid: contentId, friendly_name: name, language, variables, types },
    approval_requests: {
      ...{ name: approval.name, status, category, rejection_reason: rejectionReason },
    },
  });
  return reading.ok ? [reading.template satisfies Template] : [];
}
