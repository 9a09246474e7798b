import { readAnswer } from "../http/index.ts";
import type { FetchedMedia, InboundFile, ProviderCredentials } from "../port/index.ts";
import { failedAnswer, failedTransport } from "./call-twilio.ts";
import { accountOf, accountUrl, type TwilioConnection } from "./twilio-connection.ts";

/** Redirects followed after the first answer; one is normal. */
const maxHops = 3;

/**
 * Opens the file of an inbound message (5.1). The token goes only to the account's own media address; the redirect
 * from there is followed by hand, without the token, and only to hosts where Twilio keeps files (or `mediaOrigins`).
 * The whole file must come within `mediaTimeoutMs`, else its stream breaks.
 */
export async function fetchTwilioMedia(
  file: InboundFile,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<FetchedMedia> {
  const account = accountOf(credentials);
  const start = `${account && accountUrl(connection, account.sid)}/Messages/`;
  const path = file.url?.startsWith(start) ? file.url.slice(start.length) : "";
  if (account === null || !/^(SM|MM)[0-9a-f]{32}\/Media\/ME[0-9a-f]{32}$/i.test(path)) {
    return refused("the file's address is not one of this Twilio account");
  }
  try {
    return await open(start + path, account.authorization, connection);
  } catch (error) {
    return failedTransport(error);
  }
}

async function open(
  start: string,
  authorization: string,
  { egress, mediaOrigins, mediaTimeoutMs }: TwilioConnection,
): Promise<FetchedMedia> {
  const signal = AbortSignal.timeout(mediaTimeoutMs);
  let url = start;
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const headers: Record<string, string> = hop === 0 ? { authorization } : {};
    const response = await egress(url, { method: "GET", headers, redirect: "manual", signal });
    const location = locationOf(response, url);
    if (location === null) return await openedOf(response, hop > 0);
    await response.body?.cancel();
    if (!isFileHost(location, mediaOrigins)) {
      return refused(`a redirect to ${location.hostname}, where Twilio keeps no files`);
    }
    url = location.href;
  }
  return refused("too many redirects");
}

function locationOf(response: Response, url: string): URL | null {
  const location = response.headers.get("location");
  const isRedirect = [301, 302, 303, 307, 308].includes(response.status);
  return isRedirect && location !== null ? URL.parse(location, url) : null;
}

const s3Host = "s3-external-1.amazonaws.com";

function isFileHost(url: URL, mediaOrigins: readonly string[]): boolean {
  if (url.username !== "" || url.password !== "") return false;
  if (mediaOrigins.includes(url.origin)) return true;
  const isTwilios = /(^|\.)twiliocdn\.com$/.test(url.hostname) || url.hostname === s3Host;
  return isTwilios && url.protocol === "https:" && url.port === "";
}

async function openedOf(response: Response, isFileStore: boolean): Promise<FetchedMedia> {
  if (!response.ok) {
    const text = (await readAnswer(response)) ?? "";
    if (response.status === 404 || response.status === 410) return { kind: "gone" };
    // The store refuses a signature that ran out on the way; the next try gets a fresh one.
    if (isFileStore && response.status === 403) {
      return { kind: "retry", reason: "provider_error", retryAfterMs: null };
    }
    return failedAnswer(response, text);
  }
  const [mimeType = ""] = (response.headers.get("content-type") ?? "").toLowerCase().split(";", 1);
  const size = /^\d{1,15}$/.exec(response.headers.get("content-length") ?? "")?.[0];
  return {
    kind: "opened",
    stream: response.body ?? new Blob([]).stream(),
    mimeType: mimeType.trim() || null,
    sizeBytes: size === undefined ? null : Number(size),
  };
}

function refused(title: string): FetchedMedia {
  return { kind: "refused", code: "", title, details: "", httpStatus: 0 };
}
