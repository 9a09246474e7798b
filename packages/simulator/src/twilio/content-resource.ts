import type { TwilioContent } from "../store/index.ts";
import { richestType } from "./content-types.ts";

/** A Content as the Content API shows it; `origin` is where that API was asked. */
export function toContentResource(content: TwilioContent, origin: string) {
  const url = `${origin}/v1/Content/${content.sid}`;
  return {
    sid: content.sid,
    account_sid: content.accountSid,
    friendly_name: content.friendlyName,
    language: content.language,
    variables: content.variables,
    types: content.types,
    date_created: iso(content.createdAt),
    date_updated: iso(content.updatedAt),
    url,
    links: {
      approval_create: `${url}/ApprovalRequests/whatsapp`,
      approval_fetch: `${url}/ApprovalRequests`,
    },
  };
}

/** The approval of a Content, flat; an empty object when it was never submitted. */
export function toApproval(content: TwilioContent): Record<string, unknown> {
  const { approval } = content;
  if (!approval) return {};
  return {
    name: approval.name,
    category: approval.category,
    content_type: richestType(content.types),
    status: approval.status,
    rejection_reason: approval.rejectionReason,
    allow_category_change: true,
  };
}

function iso(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace(".000Z", "Z");
}
