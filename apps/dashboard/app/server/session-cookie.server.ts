import { parse, serialize } from "hono/utils/cookie";

export type SessionCookie = {
  name: string;
  /** The token in a request's Cookie header, or null. */
  read(header: string | null): string | null;
  /** The Set-Cookie value that keeps the token until `expiresAt`. */
  write(session: { token: string; expiresAt: Date }, now: Date): string;
  /** The Set-Cookie value that forgets it. */
  clear(): string;
};

/**
 * The cookie a browser proves its session with: out of reach of scripts, and over https bound to
 * this host by its `__Host-` name, so that no subdomain can plant one.
 */
export function createSessionCookie(publicUrl: URL): SessionCookie {
  const secure = publicUrl.protocol === "https:";
  const name = secure ? "__Host-parley_session" : "parley_session";
  const flags = { httpOnly: true, sameSite: "Lax", path: "/", secure } as const;
  return {
    name,
    read: (header) => {
      const token = header === null ? undefined : parse(header, name)[name];
      return token !== undefined && /^[A-Za-z0-9_-]{16,128}$/.test(token) ? token : null;
    },
    write: ({ token, expiresAt }, now) => {
      const maxAge = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
      return serialize(name, token, { ...flags, maxAge });
    },
    clear: () => serialize(name, "", { ...flags, maxAge: 0 }),
  };
}
