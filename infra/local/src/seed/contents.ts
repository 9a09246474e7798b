import type { Contents } from "../phones/index.ts";
import { sidOf } from "./sid-of.ts";

/** The templates of a demo account at Twilio, as Content in every state of approval; `slug` makes their ids. */
export function contentsOf(slug: string, company: string): Contents {
  const content = (
    name: string,
    status: "approved" | "pending" | "rejected" | "paused",
    types: Contents[number]["types"],
    more: Partial<Contents[number]> & {
      category?: "UTILITY" | "MARKETING";
      rejectionReason?: string;
    } = {},
  ): Contents[number] => {
    const { category = "UTILITY", rejectionReason = "", ...rest } = more;
    const approval = { name, category, status, rejectionReason };
    return { sid: sidOf("HX", `${slug}-${name}`), friendlyName: name, types, approval, ...rest };
  };
  return [
    content(
      "visit_reminder",
      "approved",
      {
        "twilio/quick-reply": {
          body: `Hello {{1}}, ${company} expects you on {{2}}. Does that suit you?`,
          actions: [
            { title: "Yes", id: "yes" },
            { title: "Another day", id: "other" },
          ],
        },
      },
      { variables: { 1: "Ana", 2: "Friday" } },
    ),
    content(
      "invoice_sent",
      "approved",
      { "twilio/text": { body: "Hi {{1}}, your invoice {{2}} is in your mailbox now." } },
      { variables: { 1: "Ana", 2: "2026-114" } },
    ),
    content(
      "spring_offer",
      "paused",
      { "twilio/text": { body: "Hi {{1}}, our spring offer ends this week." } },
      { variables: { 1: "Ana" }, category: "MARKETING" },
    ),
    content(
      "free_gift",
      "rejected",
      { "twilio/text": { body: "A free gift waits for you, answer now!" } },
      { category: "MARKETING", rejectionReason: "Content violates WhatsApp's commerce policy." },
    ),
    content("opening_hours", "pending", {
      "twilio/text": { body: "From Monday on we are open from 8:00 to 18:00." },
    }),
  ];
}
