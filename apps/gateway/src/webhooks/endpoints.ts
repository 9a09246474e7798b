import { type Endpoint, findEndpoint } from "@parley/core/numbers";
import type { Keyring } from "@parley/core/secrets";
import type { Database } from "@parley/db/client";
import { type NumberId, parseId } from "@parley/domain/ids";
import { LRUCache } from "lru-cache";

export type Endpoints = { find(connectionId: string): Promise<Endpoint | null> };

const keptMs = 5_000;

/** Endpoints by connection id, remembered for five seconds, absent ones too. */
export function createEndpoints(db: Database, keyring: Keyring): Endpoints {
  const kept = new LRUCache<NumberId, { endpoint: Endpoint | null }>({ max: 10_000, ttl: keptMs });
  return {
    async find(connectionId) {
      const id = parseId<NumberId>(connectionId);
      if (id === null) return null;
      const known = kept.get(id);
      if (known !== undefined) return known.endpoint;
      const endpoint = await findEndpoint(db, keyring, id);
      kept.set(id, { endpoint });
      return endpoint;
    },
  };
}
