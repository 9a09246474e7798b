import { z } from "zod";
import type { ProviderCredentials } from "../port/index.ts";
import { listPage, type TwilioPage } from "./list-page.ts";
import type { TwilioConnection } from "./twilio-connection.ts";

const text = z.string().min(1).nullish().catch(null);
const approvalSchema = z.object({
  name: text,
  category: text,
  status: z.string().min(1),
  rejection_reason: text,
});
/** The list gives the approval flat or under "whatsapp" (11, section 21); none means it was never submitted. */
const approvalsSchema = z
  .union([
    z.object({ whatsapp: approvalSchema }).transform(({ whatsapp }) => whatsapp),
    approvalSchema,
  ])
  .nullish()
  .catch(null);

const contentSchema = z
  .object({
    sid: z.string().regex(/^HX[0-9a-fA-F]{32}$/),
    friendly_name: text,
    language: z.string().catch(""),
    variables: z.record(z.string(), z.string()).nullish().catch(null),
    types: z.record(z.string(), z.unknown()),
    date_updated: z.iso.datetime({ offset: true }).nullish().catch(null),
    approval_requests: approvalsSchema,
  })
  .transform((raw) => ({
    contentId: raw.sid,
    name: raw.friendly_name ?? "",
    language: raw.language,
    /** Default and sample of each variable. */
    variables: raw.variables ?? {},
    /** Twilio's own objects by type (11.1). */
    types: raw.types,
    updatedAt: raw.date_updated ? new Date(raw.date_updated) : null,
    approval: {
      /** Lower case; "unsubmitted" when there was no request (11.3). */
      status: raw.approval_requests?.status.toLowerCase() ?? "unsubmitted",
      name: raw.approval_requests?.name ?? null,
      category: categoryOf(raw.approval_requests?.category ?? null),
      rejectionReason: raw.approval_requests?.rejection_reason ?? null,
    },
  }));

/** Two categories go by older names in old templates (11.3). */
function categoryOf(category: string | null): string | null {
  const known = category?.toUpperCase() ?? null;
  if (known === "TRANSACTIONAL") return "UTILITY";
  return known === "OTP" ? "AUTHENTICATION" : known;
}

/** A content object with its approval: a template, or one of ours made for a message (`adHocPrefix`). */
export type TwilioContent = z.infer<typeof contentSchema>;

/** The content objects of the account with their approvals (section 11). There is no webhook for them: poll. */
export function listContents(
  { nextPage, pageSize = 100 }: { nextPage?: string; pageSize?: number },
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<TwilioPage<TwilioContent>> {
  const base = connection.baseUrls.content;
  const firstPage = () => `${base}/v1/ContentAndApprovals?PageSize=${pageSize}`;
  const list = { base, firstPage, key: "contents", item: contentSchema };
  return listPage(list, nextPage, credentials, connection);
}
