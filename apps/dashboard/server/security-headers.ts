import { randomBytes } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { DashboardEnv } from "./dashboard-env.ts";

const ablyCloud = ["*.ably.net", "*.ably.io", "*.ably-realtime.com"].flatMap((host) => [
  `https://${host}`,
  `wss://${host}`,
]);

const hstsSeconds = 2 * 365 * 24 * 60 * 60;

/**
 * Puts the security headers on every answer (ASVS 3.4), also on refusals and assets. Inline scripts
 * run only with the answer's nonce. Styles may be inline: primitives place popovers by them.
 */
export function securityHeaders(options: {
  publicUrl: URL;
  realtimeUrl: URL | null;
}): MiddlewareHandler<DashboardEnv> {
  const connect = ["'self'", ...realtimeSources(options.realtimeUrl)].join(" ");
  const isSecure = options.publicUrl.protocol === "https:";
  return async (c, next) => {
    const nonce = randomBytes(16).toString("base64");
    c.set("nonce", nonce);
    await next();
    // A file has a stricter policy of its own.
    if (!c.res.headers.has("content-security-policy")) {
      c.header("content-security-policy", policy(nonce, connect));
    }
    c.header("x-content-type-options", "nosniff");
    // "no-referrer" would turn the Origin of our own forms into "null".
    c.header("referrer-policy", "same-origin");
    c.header("cross-origin-opener-policy", "same-origin");
    c.header("cross-origin-resource-policy", "same-origin");
    c.header("permissions-policy", "camera=(), geolocation=(), microphone=(self), payment=()");
    if (isSecure) c.header("strict-transport-security", `max-age=${hstsSeconds}`);
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  };
}

function policy(nonce: string, connect: string): string {
  // blob: is the picture of a file that was chosen, or the sound that was recorded, and not yet sent.
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function realtimeSources(local: URL | null): string[] {
  if (local === null) return ablyCloud;
  const isSecure = local.protocol === "https:";
  return [
    `${isSecure ? "https" : "http"}://${local.host}`,
    `${isSecure ? "wss" : "ws"}://${local.host}`,
  ];
}
