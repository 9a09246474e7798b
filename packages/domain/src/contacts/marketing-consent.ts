export type MarketingConsent = "opted_in" | "opted_out" | "not_asked";

/** What a contact said about marketing: a "no" stands until a later "yes" (MKT-1, S4.8, A.13). */
export function marketingConsent(contact: {
  marketingAllowedAt: Date | null;
  marketingStoppedAt: Date | null;
}): MarketingConsent {
  if (contact.marketingStoppedAt !== null) return "opted_out";
  return contact.marketingAllowedAt === null ? "not_asked" : "opted_in";
}
