import { join } from "node:path";
import { type Journal, type JournalLine, openJournal } from "./journal.ts";
import type { RecordKind, Records } from "./records.ts";

export type StoreChange = { kind: RecordKind; id: string; value: unknown };
type Listener = (change: StoreChange) => void;

export type Store = {
  get: <K extends RecordKind>(kind: K, id: string) => Records[K] | undefined;
  list: <K extends RecordKind>(kind: K) => Records[K][];
  put: <K extends RecordKind>(kind: K, id: string, value: Records[K]) => void;
  remove: (kind: RecordKind, id: string) => void;
  /** Forgets every record of these kinds. */
  clear: (kinds: RecordKind[]) => void;
  /** Calls back after each change; returns how to stop. */
  subscribe: (listener: Listener) => () => void;
};

/**
 * Everything the simulator remembers, in memory and, with a folder, in its journal.
 * Records are values: change one by putting a new object.
 */
export function createStore(folder: string | null): Store {
  const tables = new Map<string, Map<string, unknown>>();
  const listeners = new Set<Listener>();
  const journal = folder === null ? null : restore(join(folder, "simulator.ndjson"), tables);

  function write(kind: RecordKind, id: string, value: unknown): void {
    apply(tables, { kind, id, value });
    journal?.append({ kind, id, value });
    for (const listener of listeners) listener({ kind, id, value });
  }

  return {
    get: (kind, id) => tables.get(kind)?.get(id) as never,
    list: (kind) => [...(tables.get(kind)?.values() ?? [])] as never,
    put: write,
    remove: (kind, id) => {
      if (tables.get(kind)?.has(id)) write(kind, id, null);
    },
    clear: (kinds) => {
      for (const kind of kinds)
        for (const id of [...(tables.get(kind)?.keys() ?? [])]) write(kind, id, null);
      journal?.rewrite(dump(tables));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function restore(path: string, tables: Map<string, Map<string, unknown>>): Journal {
  const { journal, lines } = openJournal(path);
  for (const line of lines) apply(tables, line);
  journal.rewrite(dump(tables));
  return journal;
}

function apply(tables: Map<string, Map<string, unknown>>, { kind, id, value }: JournalLine): void {
  const table = tables.get(kind) ?? new Map<string, unknown>();
  tables.set(kind, table);
  if (value === null) table.delete(id);
  else table.set(id, value);
}

function dump(tables: Map<string, Map<string, unknown>>): JournalLine[] {
  return [...tables].flatMap(([kind, table]) =>
    [...table].map(([id, value]) => ({ kind, id, value })),
  );
}
