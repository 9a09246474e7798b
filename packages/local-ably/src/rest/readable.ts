import type { Context } from "hono";
import { type Payload, payloadForJson } from "../protocol/payload.ts";
import { formatFor } from "./answer.ts";

/** Base64 for receivers that cannot take bytes. */
export function readable<T extends Payload>(c: Context, items: T[]): T[] {
  const wantsBytes = formatFor(c, "accept") === "msgpack" && c.req.query("envelope") !== "json";
  return wantsBytes ? items : items.map(payloadForJson);
}
