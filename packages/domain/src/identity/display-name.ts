import { formatPhone } from "./phone.ts";

/** What is known of a contact's names; `phone` is E.164, `username` has no "@". Blank counts as missing. */
export type NameParts = {
  name?: string | null;
  profileName?: string | null;
  username?: string | null;
  phone?: string | null;
  bsuid?: string | null;
};

/** Name to show: contact name, profile name, @username, phone, short business-scoped id (IDN-8, F.1). */
export function displayName(parts: NameParts): string {
  const { name, profileName, username, phone, bsuid } = parts;
  if (name?.trim()) return name.trim();
  if (profileName?.trim()) return profileName.trim();
  if (username?.trim()) return `@${username.trim()}`;
  if (phone?.trim()) return formatPhone(phone.trim());
  return bsuid?.trim() ? shortBsuid(bsuid.trim()) : "Unknown contact";
}

/** "US.13491208655302741918" → "US…1918": the country and the last four signs. */
function shortBsuid(bsuid: string): string {
  return bsuid.length <= 8 ? bsuid : `${bsuid.slice(0, 2)}…${bsuid.slice(-4)}`;
}
