import { z } from "zod";
import type { Clock } from "../timeline/index.ts";

/** A moment: Unix milliseconds or an ISO 8601 string. */
export const momentSchema = z.union([
  z.number().int().min(0),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);

/** `at` a moment, or `agoMs` milliseconds before the simulator's now. */
export const momentFields = { at: momentSchema.optional(), agoMs: z.number().min(0).optional() };

/** Turns `at`/`agoMs` into Unix milliseconds; undefined means now. */
export function toMoment(
  clock: Clock,
  { at, agoMs }: { at?: number | undefined; agoMs?: number | undefined },
) {
  return at ?? (agoMs === undefined ? undefined : clock.now() - agoMs);
}
