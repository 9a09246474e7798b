import { z } from "zod";

/**
 * One way a person is known. `wa_phone` is E.164 with "+"; business-scoped ids belong to one business portfolio
 * (IDN-1). A form we do not know is kept as it came, as an opaque value (IDN-6).
 */
export const contactIdentitySchema = z.object({
  kind: z.enum(["wa_phone", "wa_bsuid", "wa_parent_bsuid"]),
  value: z.string().min(1).max(255),
});

export type ContactIdentity = z.infer<typeof contactIdentitySchema>;
