import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { authorise } from "./authorise.ts";
import { createContentRoutes } from "./content-routes.ts";
import { createMediaRoutes } from "./media-routes.ts";
import { createMessageRoutes } from "./message-routes.ts";
import type { PostMessageDeps } from "./post-message.ts";
import { createSenderRoutes, type SenderDeps } from "./sender-routes.ts";
import { twilioErrorResponse, unauthorised } from "./twilio-error.ts";
import { missing } from "./with-account.ts";

/**
 * api.twilio.com, content.twilio.com and messaging.twilio.com on one address. What is not played is
 * refused in Twilio's shape.
 */
export function createTwilioRoutes(
  deps: PostMessageDeps & SenderDeps,
): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.route("/", createMediaRoutes(deps));
  routes.route("/", createMessageRoutes(deps));
  routes.route("/", createContentRoutes(deps));
  routes.route("/", createSenderRoutes(deps));
  for (const path of TWILIO_PATHS)
    routes.all(path, (context) =>
      authorise(deps.store, context.req.raw) ? missing(context) : twilioErrorResponse(unauthorised),
    );
  return routes;
}

/** Where Twilio's APIs live; Meta's versions have a dot. */
export const TWILIO_PATHS = ["/2010-04-01/*", "/v1/*", "/v2/*"];
