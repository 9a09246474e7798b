import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** Is no newer fact of the kind known? Of two of the same time the one that comes last counts (LIM-8). */
export function isNewFact(factTimes: AnyColumn, kind: string, at: Date): SQL {
  return sql`coalesce((${factTimes}->>${kind}::text)::bigint, 0) <= ${at.getTime()}`;
}

/** The known times with the kind's new one. */
export function withFactTime(factTimes: AnyColumn, kind: string, at: Date): SQL {
  return sql`${factTimes} || jsonb_build_object(${kind}::text, ${at.getTime()}::bigint)`;
}
