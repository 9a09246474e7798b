import type { Egress, ProviderCredentials } from "../port/index.ts";

/** Where and how Meta is called. */
export type MetaConnection = {
  egress: Egress;
  /** Without a slash at the end. */
  graphBaseUrl: string;
  /** Like "v25.0". */
  graphVersion: string;
  /** Longest wait for a whole answer, in milliseconds. */
  timeoutMs: number;
  /** Longest wait for the next part of a file, in milliseconds. */
  idleTimeoutMs: number;
  /** Where files may be fetched from with the token: origins; "*." stands for any host under a name. */
  mediaOrigins: readonly string[];
  now: () => Date;
};

export type MetaSettings = Pick<MetaConnection, "egress" | "graphBaseUrl" | "graphVersion"> &
  Partial<MetaConnection>;

/** The connection with what the settings leave out: 20 s an answer, 30 s a part, files from Meta's hosts only. */
export function createMetaConnection(settings: MetaSettings): MetaConnection {
  return {
    timeoutMs: 20_000,
    idleTimeoutMs: 30_000,
    mediaOrigins: mediaOriginsOf(new URL(settings.graphBaseUrl)),
    now: () => new Date(),
    ...settings,
  };
}

/**
 * The Graph host gets the token anyway; Meta itself keeps files elsewhere (B.4). What plays Meta at another address
 * writes Meta's addresses into webhooks, too: there its files are not, and there its token must not go.
 */
function mediaOriginsOf({ hostname, origin }: URL): string[] {
  const isMeta = hostname === "facebook.com" || hostname.endsWith(".facebook.com");
  return isMeta ? ["https://*.fbsbx.com", origin] : [origin];
}

/** Can these be put into a request without leading it elsewhere (T-40)? `ids` become parts of the path. */
export function isCallable(ids: readonly string[], { accessToken }: ProviderCredentials): boolean {
  return ids.every((id) => /^[A-Za-z0-9_-]+$/.test(id)) && /^[\x21-\x7e]+$/.test(accessToken);
}

/** The address of an object of the Graph API, with its edge and query. */
export function graphUrl(
  { graphBaseUrl, graphVersion }: MetaConnection,
  path: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(query).toString();
  return `${graphBaseUrl}/${graphVersion}/${path.join("/")}${search === "" ? "" : `?${search}`}`;
}

/** What every request carries: the token, and never a redirect, which would take it to a place nobody chose. */
export function authorised({ accessToken }: ProviderCredentials, init: RequestInit): RequestInit {
  const headers = {
    authorization: `Bearer ${accessToken}`,
    "user-agent": "Parley",
    ...init.headers,
  };
  return { ...init, headers, redirect: "manual" };
}
