import { z } from "zod";
import {
  type GraphError,
  invalidParameter,
  invalidValue,
  missingParameter,
} from "./graph-error.ts";

const media = (hasCaption: boolean) =>
  z
    .looseObject({
      id: z.string().optional(),
      link: z.url({ protocol: /^https?$/ }).optional(),
      ...(hasCaption && { caption: z.string().max(1024).optional() }),
    })
    .refine(
      (part) => (part.id === undefined) !== (part.link === undefined),
      "needs either id or link",
    );

const coordinate = (limit: number) => z.coerce.number().min(-limit).max(limit);
const textBody = (max: number) => z.object({ text: z.string().min(1).max(max) });

const reply = z.object({
  type: z.literal("reply"),
  reply: z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
});
const row = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
});
const section = z.object({ title: z.string().max(24).optional(), rows: z.array(row).min(1) });

const interactive = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("button"),
    body: textBody(1024),
    action: z.object({ buttons: z.array(reply).min(1).max(3) }),
  }),
  z.looseObject({
    type: z.literal("list"),
    body: textBody(4096),
    action: z.object({
      button: z.string().min(1).max(20),
      sections: z
        .array(section)
        .min(1)
        .max(10)
        .refine(
          (all) => all.reduce((sum, { rows }) => sum + rows.length, 0) <= 10,
          "at most 10 rows in all",
        ),
    }),
  }),
  z.looseObject({
    type: z.literal("cta_url"),
    body: textBody(1024),
    action: z.object({
      name: z.literal("cta_url"),
      parameters: z.object({
        display_text: z.string().min(1).max(20),
        url: z.url({ protocol: /^https?$/ }),
      }),
    }),
  }),
]);

const card = z.looseObject({ name: z.looseObject({ formatted_name: z.string().min(1) }) });

const contentSchemas: Record<string, z.ZodType> = {
  text: z.looseObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  image: media(true),
  video: media(true),
  document: media(true),
  audio: media(false),
  sticker: media(false),
  location: z.looseObject({ latitude: coordinate(90), longitude: coordinate(180) }),
  contacts: z.array(card).min(1).max(257),
  reaction: z.looseObject({ message_id: z.string().min(1), emoji: z.string() }),
  template: z.looseObject({
    name: z.string().min(1).max(512),
    language: z.looseObject({ code: z.string().min(2) }),
    components: z.array(z.looseObject({ type: z.string() })).optional(),
  }),
  interactive,
};

/** Checks the type's own part against the limits of B.2; null when it is acceptable. */
export function checkContent(type: string, part: unknown): GraphError | null {
  const issue = contentSchemas[type]?.safeParse(part).error?.issues[0];
  if (!issue) return null;
  const name = `${type}${issue.path.map((step) => `['${String(step)}']`).join("")}`;
  if (isAbsent(part, issue.path) || (issue.code === "too_small" && issue.minimum === 1))
    return missingParameter(name);
  if (issue.code === "too_big" && issue.origin === "string")
    return invalidParameter(`Param ${name} must be at most ${issue.maximum} characters long.`);
  return invalidValue(`Param ${name}: ${issue.message}.`);
}

function isAbsent(part: unknown, path: PropertyKey[]): boolean {
  let value: unknown = part;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return true;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value === undefined;
}
