import { z } from "zod";
import {
  type GraphError,
  invalidParameter,
  invalidValue,
  missingParameter,
} from "./graph-error.ts";
import { interactiveSchema } from "./interactive/interactive-schema.ts";
import { mediaPart } from "./media/media-part.ts";

const coordinate = (limit: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, "must be a number")])
    .refine((value) => Math.abs(Number(value)) <= limit, `must be from -${limit} to ${limit}`);

const card = z.looseObject({
  name: z.looseObject({ formatted_name: z.string().min(1) }),
  phones: z.array(z.looseObject({ phone: z.string().min(1).optional() })).optional(),
  birthday: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "must be YYYY-MM-DD")
    .optional(),
});

const contentSchemas: Record<string, z.ZodType> = {
  text: z.looseObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  image: mediaPart(true),
  video: mediaPart(true),
  document: mediaPart(true),
  audio: mediaPart(false),
  sticker: mediaPart(false),
  location: z.looseObject({
    latitude: coordinate(90),
    longitude: coordinate(180),
    name: z.string().max(1000).optional(),
    address: z.string().max(1000).optional(),
  }),
  contacts: z.array(card).min(1).max(257),
  reaction: z.looseObject({ message_id: z.string().min(1), emoji: z.string().max(32) }),
  template: z.looseObject({
    name: z.string().min(1).max(512),
    language: z.looseObject({ code: z.string().min(2) }),
    components: z.array(z.looseObject({ type: z.string() })).optional(),
  }),
  interactive: interactiveSchema,
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
