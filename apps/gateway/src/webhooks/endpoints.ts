import { type Endpoint, findEndpoint, findMetaNumberIds } from "@parley/core/numbers";
import type { Keyring } from "@parley/core/secrets";
import type { Database } from "@parley/db/client";
import { type NumberId, parseId } from "@parley/domain/ids";
import { LRUCache } from "lru-cache";

export type Endpoints = {
  find(connectionId: string): Promise<Endpoint | null>;
  /** The active numbers of every workspace that Meta knows by this phone number id or account id. */
  findAtMeta(providerId: string): Promise<Endpoint[]>;
};

const kept = { max: 10_000, ttl: 5_000 };

/** Endpoints by connection id or by Meta's ids, remembered for five seconds, absent ones too. */
export function createEndpoints(db: Database, keyring: Keyring): Endpoints {
  const known = new LRUCache<NumberId, { endpoint: Endpoint | null }>(kept);
  const idsAtMeta = new LRUCache<string, NumberId[]>(kept);

  const findById = async (id: NumberId): Promise<Endpoint | null> => {
    const found = known.get(id);
    if (found !== undefined) return found.endpoint;
    const endpoint = await findEndpoint(db, keyring, id);
    known.set(id, { endpoint });
    return endpoint;
  };
  return {
    async find(connectionId) {
      const id = parseId<NumberId>(connectionId);
      return id === null ? null : findById(id);
    },
    async findAtMeta(providerId) {
      const ids = idsAtMeta.get(providerId) ?? (await findMetaNumberIds(db, providerId));
      idsAtMeta.set(providerId, ids);
      const found = await Promise.all(ids.map(findById));
      return found.filter((endpoint) => endpoint !== null);
    },
  };
}
