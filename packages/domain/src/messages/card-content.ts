import { z } from "zod";

/** A place on the map, in degrees (S1.21). */
export const locationSchema = z.object({
  type: z.literal("location"),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().nullable(),
  address: z.string().nullable(),
  url: z.string().nullable(),
});

const labelled = { label: z.string().nullable() };

/** One contact card; everything but the name may be empty (A.8). */
export const contactCardSchema = z.object({
  name: z.string(),
  organization: z.string().nullable(),
  phones: z.array(z.object({ phone: z.string(), waId: z.string().nullable(), ...labelled })),
  emails: z.array(z.object({ email: z.string(), ...labelled })),
  urls: z.array(z.object({ url: z.string(), ...labelled })),
  addresses: z.array(z.object({ text: z.string(), ...labelled })),
  birthday: z.string().nullable(),
  /** True when the customer shared their own number on request: it may join their identity. */
  isOwnNumber: z.boolean(),
});

export const contactsSchema = z.object({
  type: z.literal("contacts"),
  contacts: z.array(contactCardSchema),
});

export type ContactCard = z.infer<typeof contactCardSchema>;
