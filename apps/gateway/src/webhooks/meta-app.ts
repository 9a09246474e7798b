import { createHash } from "node:crypto";
import type { Endpoint } from "@parley/core/numbers";
import { verifyMetaSignature } from "@parley/providers/meta";
import { type Context, Hono } from "hono";
import { limitBody } from "../http/limit-body.ts";
import type { GatewayEnv } from "../http/request-id.ts";
import { answerHandshake } from "./answer-handshake.ts";
import { readRequest } from "./read-request.ts";
import { type ChangePlace, joinChanges, type PlacedChange, splitChanges } from "./split-changes.ts";
import { storeEvent, unavailable, type WebhookDeps } from "./store-event.ts";

export type MetaAppDeps = WebhookDeps & {
  /** The platform's own Meta app; null when it has none. */
  metaApp: { secret: string; verifyToken: string } | null;
  /** Hears how many changes of an authentic webhook belong to no connected number. */
  onUnclaimed: (changes: number, requestId: string) => void;
};

/**
 * The one URL of the platform's Meta app, which gets every account that subscribed it. Here the body says whose each
 * change is, and may: only Meta knows the platform's secret. Without an app there is nothing: 404, and 503 to a
 * POST, which is then kept at Meta (T-30).
 */
export function metaAppWebhooks(deps: MetaAppDeps, maxBytes: number): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  app.get("/", (c) => {
    if (deps.metaApp === null) return c.body(null, 404);
    return answerHandshake(c, createHash("sha256").update(deps.metaApp.verifyToken).digest("hex"));
  });
  app.post("/", limitBody(maxBytes), (c) => receive(c, deps));
  app.all("/", (c) => c.body(null, 405, { allow: "GET, POST" }));
  return app;
}

async function receive(c: Context<GatewayEnv>, deps: MetaAppDeps): Promise<Response> {
  const request = await readRequest(c, deps.publicUrl);
  if (request === null) return c.body(null, 415);
  const secret = deps.metaApp?.secret ?? "";
  const verdict = verifyMetaSignature(request, secret);
  if (verdict === "not_configured") return unavailable(c);
  if (verdict === "invalid") return c.body(null, 401);
  const requestId = c.get("requestId");
  const { rawBody, query } = request;
  try {
    const changes = splitChanges(rawBody);
    const { parcels, unclaimed } = await sortOut(changes ?? [], (place) =>
      endpointsAt(deps, place, secret),
    );
    const stored = parcels.map(({ endpoint, own }) => {
      const body = own.length === changes?.length ? rawBody : joinChanges(own);
      return storeEvent(deps, endpoint, { body, query, requestId });
    });
    await Promise.all(stored);
    if (changes === null || unclaimed > 0) deps.onUnclaimed(unclaimed, requestId);
    return c.body(null, 200);
  } catch (error) {
    deps.onError(error, requestId);
    return unavailable(c);
  }
}

type Parcel = { endpoint: Endpoint; own: PlacedChange[] };

/** What goes to which number; a change may concern several numbers of an account, or none. */
async function sortOut(
  changes: readonly PlacedChange[],
  find: (place: ChangePlace) => Promise<Endpoint[]>,
): Promise<{ parcels: Parcel[]; unclaimed: number }> {
  const parcels = new Map<string, Parcel>();
  let unclaimed = 0;
  for (const change of changes) {
    const endpoints = await find(change.place);
    if (endpoints.length === 0) unclaimed += 1;
    for (const endpoint of endpoints) {
      const parcel = parcels.get(endpoint.numberId) ?? { endpoint, own: [] };
      parcel.own.push(change);
      parcels.set(endpoint.numberId, parcel);
    }
  }
  return { parcels: [...parcels.values()], unclaimed };
}

/**
 * The connected numbers at a place. Anybody may connect a number by an id that is not theirs: only one that holds
 * the platform app's secret is the app's, and hears what came to the app.
 */
async function endpointsAt(
  { endpoints }: MetaAppDeps,
  place: ChangePlace,
  secret: string,
): Promise<Endpoint[]> {
  if (place.kind === "nobody") return [];
  const id = place.kind === "number" ? place.providerNumberId : place.accountId;
  const found = await endpoints.findAtMeta(id);
  return found.filter((endpoint) => endpoint.appSecret === secret && isAt(endpoint, place));
}

function isAt(endpoint: Endpoint, place: ChangePlace): boolean {
  if (place.kind === "number") return endpoint.providerNumberId === place.providerNumberId;
  if (place.kind === "nobody" || endpoint.providerAccountId !== place.accountId) return false;
  return place.phoneDigits === null || endpoint.phone.slice(1) === place.phoneDigits;
}
