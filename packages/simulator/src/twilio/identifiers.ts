import { randomBytes } from "node:crypto";

/** A new identifier of Twilio's look: two letters and 32 hex digits (section 1 of Twilio's formats). */
export function createSid(prefix: "SM" | "MM" | "ME" | "HX" | "XE"): string {
  return `${prefix}${randomBytes(16).toString("hex")}`;
}

const WITH_FILE = new Set(["image", "video", "audio", "document", "sticker", "contacts"]);

/** The identifier of a message of a customer: MM when it carries a file, else SM. */
export function createMessageSid(type: string): string {
  return createSid(WITH_FILE.has(type) ? "MM" : "SM");
}
