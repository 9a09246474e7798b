/** The name under which our attempt stands in the query of a status callback's URL. */
export const attemptParameter = "attempt";

/**
 * The URL of a message's status callback with our attempt in its query, which the signature covers (7.3, F-31).
 * A fragment with delivery options (`#rc=…`) stays at the end. Null when it is no http address.
 */
export function statusCallbackUrl(url: string, attemptId: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const [start = "", ...fragment] = url.split("#");
  const query = `${start.includes("?") ? "&" : "?"}${attemptParameter}=${encodeURIComponent(attemptId)}`;
  return [start + query, ...fragment].join("#");
}
