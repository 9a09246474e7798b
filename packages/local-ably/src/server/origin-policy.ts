const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Decides which pages may use the server: the listed origins, or any page served from this machine. */
export function originPolicy(allowed: readonly string[] | undefined): (origin: string) => boolean {
  if (allowed) {
    const known = new Set(allowed);
    return (origin) => known.has(origin);
  }
  return (origin) => URL.canParse(origin) && LOOPBACK_HOSTS.has(new URL(origin).hostname);
}
