/** The WhatsApp providers a number can be connected through. */
export const providerIds = ["meta", "twilio"] as const;
export type ProviderId = (typeof providerIds)[number];
