import { parse, serialize } from "hono/utils/cookie";
import { isTheme, type Theme } from "../features/shell/theme.ts";

const name = "parley_theme";
const yearSeconds = 365 * 24 * 60 * 60;

/** The theme the browser asks for; the system's unless somebody chose. Known before the first paint. */
export function readTheme(request: Request): Theme {
  const theme = parse(request.headers.get("cookie") ?? "", name)[name];
  return isTheme(theme) ? theme : "system";
}

/** The Set-Cookie value that remembers a theme. */
export function writeTheme(theme: Theme, publicUrl: URL): string {
  const secure = publicUrl.protocol === "https:";
  return serialize(name, theme, {
    ...{ httpOnly: true, sameSite: "Lax", path: "/", secure, maxAge: yearSeconds },
  });
}
