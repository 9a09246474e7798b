import { createHash } from "node:crypto";

/** An identifier of Twilio's look that is always the same for a name; it is no secret. */
export function sidOf(prefix: "AC" | "XE" | "HX", name: string): string {
  return prefix + createHash("sha256").update(`${prefix} ${name}`).digest("hex").slice(0, 32);
}
