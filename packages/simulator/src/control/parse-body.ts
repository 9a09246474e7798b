import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";

/** Reads a JSON body (an empty one is `{}`) by a schema; answers 400 with the reason when it does not fit. */
export async function parseBody<S extends z.ZodType>(
  context: Context,
  schema: S,
): Promise<z.output<S>> {
  const text = await context.req.text();
  const parsed = schema.safeParse(text === "" ? {} : parseJson(text));
  if (!parsed.success) throw new HTTPException(400, { message: z.prettifyError(parsed.error) });
  return parsed.data;
}

/** Returns what was found, or answers 404 in the words "no <what>". */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new HTTPException(404, { message: `no ${what}` });
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HTTPException(400, { message: "the body is not JSON" });
  }
}
