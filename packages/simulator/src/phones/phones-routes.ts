import { readFileSync } from "node:fs";
import { Hono } from "hono";

const FILES = {
  "/": ["index.html", "text/html; charset=utf-8"],
  "/phones/style.css": ["style.css", "text/css; charset=utf-8"],
  "/phones/console.css": ["console.css", "text/css; charset=utf-8"],
  "/phones/handset.css": ["handset.css", "text/css; charset=utf-8"],
  "/phones/thread.css": ["thread.css", "text/css; charset=utf-8"],
  "/phones/page.js": ["page.js", "text/javascript; charset=utf-8"],
  "/phones/phone.js": ["phone.js", "text/javascript; charset=utf-8"],
  "/phones/handset.js": ["handset.js", "text/javascript; charset=utf-8"],
  "/phones/thread.js": ["thread.js", "text/javascript; charset=utf-8"],
  "/phones/bubble.js": ["bubble.js", "text/javascript; charset=utf-8"],
  "/phones/markup.js": ["markup.js", "text/javascript; charset=utf-8"],
  "/phones/world.js": ["world.js", "text/javascript; charset=utf-8"],
  "/phones/dialogs.js": ["dialogs.js", "text/javascript; charset=utf-8"],
  "/phones/console.js": ["console.js", "text/javascript; charset=utf-8"],
  "/phones/element.js": ["element.js", "text/javascript; charset=utf-8"],
  "/favicon.svg": ["favicon.svg", "image/svg+xml"],
} as const;

const HEADERS = {
  "Cache-Control": "no-cache",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** The phones page and its files, as they are on disk. */
export function createPhonesRoutes(): Hono {
  const routes = new Hono();
  for (const [path, [file, type]] of Object.entries(FILES)) {
    const body = readFileSync(new URL(file, import.meta.url));
    routes.get(path, (context) => context.body(body, 200, { ...HEADERS, "Content-Type": type }));
  }
  return routes;
}
