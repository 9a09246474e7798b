import { z } from "zod";

/** A public web address. */
export const webUrl = z.url({ protocol: /^https?$/ });

/** A file in a message: by id or by link, not both (B.4). */
export function mediaPart(hasCaption: boolean) {
  return z
    .looseObject({
      id: z.string().min(1).optional(),
      link: webUrl.optional(),
      ...(hasCaption && { caption: z.string().max(1024).optional() }),
      filename: z.string().max(240).optional(),
      voice: z.boolean().optional(),
    })
    .refine(
      (part) => (part.id === undefined) !== (part.link === undefined),
      "needs either id or link",
    );
}
