/**
 * What stored webhook bodies say should be in the database, read by code that shares nothing with
 * the product's parser.
 */
export type ExpectedMessage = {
  workspaceId: string;
  numberId: string;
  wamid: string;
  from: string;
  atSeconds: number;
  position: number;
};
export type ExpectedStatus = {
  workspaceId: string;
  numberId: string;
  wamid: string;
  status: string;
  atSeconds: number;
};
export type Expected = { messages: ExpectedMessage[]; statuses: ExpectedStatus[] };

type Body = { entry?: { changes?: { value?: Value }[] }[] };
type Value = {
  metadata?: { phone_number_id?: string };
  messages?: { id?: unknown; from?: unknown; timestamp?: unknown; type?: unknown }[];
  statuses?: { id?: unknown; status?: unknown; timestamp?: unknown }[];
};
export type StoredEvent = {
  workspace_id: string;
  number_id: string;
  provider_number_id: string;
  body: Buffer;
};

/** Whole messages and statuses of an event's own number; anything odd in it is left out. */
export function expectedOf(event: StoredEvent, into: Expected): void {
  const body = parse(event.body);
  const values = (body?.entry ?? []).flatMap((entry) =>
    (entry.changes ?? []).map(({ value }) => value),
  );
  let position = 0;
  for (const value of values) {
    if (value?.metadata?.phone_number_id !== event.provider_number_id) continue;
    const place = { workspaceId: event.workspace_id, numberId: event.number_id };
    for (const { id, from, timestamp, type } of value.messages ?? []) {
      const isWhole = typeof id === "string" && typeof from === "string" && type !== "reaction";
      if (isWhole && isSeconds(timestamp)) {
        into.messages.push({ ...place, wamid: id, from, atSeconds: Number(timestamp), position });
      }
      position += 1;
    }
    for (const { id, status, timestamp } of value.statuses ?? []) {
      if (typeof id === "string" && typeof status === "string" && isSeconds(timestamp)) {
        into.statuses.push({ ...place, wamid: id, status, atSeconds: Number(timestamp) });
      }
    }
  }
}

function parse(bytes: Buffer): Body | null {
  try {
    return JSON.parse(bytes.toString()) as Body;
  } catch {
    return null;
  }
}

function isSeconds(value: unknown): value is string {
  return typeof value === "string" && /^\d{9,10}$/.test(value);
}
