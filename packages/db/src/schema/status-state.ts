import type { StatusState } from "@parley/domain/statuses";
import { customType } from "drizzle-orm/pg-core";

/** The folded status of a message as jsonb; its times are instants again when read. */
export const statusState = customType<{ data: StatusState; driverData: StoredState | string }>({
  dataType: () => "jsonb",
  toDriver: (state) => JSON.stringify(state),
  fromDriver: (stored) => {
    const state = typeof stored === "string" ? (JSON.parse(stored) as StoredState) : stored;
    const times = Object.entries(state.times).map(([status, at]) => [status, new Date(at)]);
    return { ...state, times: Object.fromEntries(times) } as StatusState;
  },
});

type StoredState = Omit<StatusState, "times"> & { times: Record<string, string> };
