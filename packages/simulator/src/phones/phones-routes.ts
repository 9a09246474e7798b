import { readFileSync } from "node:fs";
import { Hono } from "hono";

const STYLES = ["style", "console", "handset", "thread", "media", "card", "sheet"];
const SCRIPTS = [
  ...["page", "phone", "handset", "composer", "thread", "bubble", "content", "card", "media"],
  ...["player", "recorder", "ogg", "sheet", "attach", "icon", "markup", "world", "dialogs"],
  ...["console", "faults", "element"],
];
const FILES: [path: string, file: string, type: string][] = [
  ["/", "index.html", "text/html; charset=utf-8"],
  ["/favicon.svg", "favicon.svg", "image/svg+xml"],
  ...STYLES.map((name) => fileOf(`${name}.css`, "text/css; charset=utf-8")),
  ...SCRIPTS.map((name) => fileOf(`${name}.js`, "text/javascript; charset=utf-8")),
];

function fileOf(file: string, type: string): [string, string, string] {
  return [`/phones/${file}`, file, type];
}

const HEADERS = {
  "Cache-Control": "no-cache",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** The phones page and its files, as they are on disk. */
export function createPhonesRoutes(): Hono {
  const routes = new Hono();
  for (const [path, file, type] of FILES) {
    const body = readFileSync(new URL(file, import.meta.url));
    routes.get(path, (context) => context.body(body, 200, { ...HEADERS, "Content-Type": type }));
  }
  return routes;
}
