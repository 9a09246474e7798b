import { z } from "zod";
import type { TwilioAccount, TwilioContent } from "../store/index.ts";
import { contentTypes } from "./content-types.ts";
import { createSid } from "./identifiers.ts";
import { badRequest, type TwilioError } from "./twilio-error.ts";

const contentBody = z.looseObject({
  friendly_name: z.string().max(64).nullish(),
  language: z.string().nullish(),
  variables: z.record(z.string().max(16), z.string().max(1600)).nullish(),
  types: z.record(z.string(), z.record(z.string(), z.unknown())).nullish(),
});

/** A Content from the JSON of POST or PUT; refuses what section 11 of Twilio's formats forbids. */
export function createContent(
  { accountSid }: TwilioAccount,
  body: unknown,
  now: number,
): TwilioContent | { error: TwilioError } {
  const parsed = contentBody.safeParse(body);
  if (!parsed.success) return { error: badRequest(20001, z.prettifyError(parsed.error)) };
  const { friendly_name, language, variables, types } = parsed.data;
  if (!types || Object.keys(types).length === 0)
    return { error: badRequest(92001, "Content must have at least one type") };
  if (Object.keys(variables ?? {}).length > 100)
    return { error: badRequest(92002, "Content has more than 100 variables") };
  if (!language) return { error: badRequest(92003, "Content must have a language") };
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language))
    return { error: badRequest(92004, `The language ${language} is not supported`) };
  for (const [type, part] of Object.entries(types)) {
    const schema = contentTypes[type];
    if (!schema) return { error: badRequest(20001, `${type} is no content type`) };
    const { error } = schema.safeParse(part);
    if (error) return { error: badRequest(20001, `${type}: ${z.prettifyError(error)}`) };
  }
  return {
    sid: createSid("HX"),
    accountSid,
    friendlyName: friendly_name ?? "",
    language,
    variables: variables ?? {},
    types,
    approval: null,
    createdAt: now,
    updatedAt: now,
  };
}
