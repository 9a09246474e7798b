import { parse, serialize } from "hono/utils/cookie";

const name = "parley_workspace";
const yearSeconds = 365 * 24 * 60 * 60;

/** The slug of the workspace this browser was in last. A wish only: membership is checked anew. */
export function readLastWorkspace(request: Request): string | null {
  return parse(request.headers.get("cookie") ?? "", name)[name] ?? null;
}

/** The Set-Cookie value that remembers the workspace. */
export function writeLastWorkspace(slug: string, publicUrl: URL): string {
  const secure = publicUrl.protocol === "https:";
  return serialize(name, slug, {
    ...{ httpOnly: true, sameSite: "Lax", path: "/", secure, maxAge: yearSeconds },
  });
}
