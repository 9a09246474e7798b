import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { Store, TwilioMedia } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { readCdn, toCdnUrl } from "./media-cdn.ts";
import { mediaOf, toMediaResource } from "./message-resource.ts";
import { missing, sidOf, type TwilioContext, withAccount } from "./with-account.ts";

const FILES = "/2010-04-01/Accounts/:account/Messages/:message/Media";

/** The files of messages: listed, described, redirected to, deleted; and the place they are served from. */
export function createMediaRoutes({
  store,
  clock,
}: {
  store: Store;
  clock: Clock;
}): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  const onFile = (handler: (context: TwilioContext, media: TwilioMedia) => Response) =>
    withAccount(store, (context, { accountSid }) => {
      const media = store.get("twilioMedia", sidOf(context));
      const isThere =
        media?.accountSid === accountSid && media.messageSid === context.req.param("message");
      return isThere ? handler(context, media) : missing(context);
    });

  routes.get(
    "/2010-04-01/Accounts/:account/Messages/:message/Media.json",
    withAccount(store, (context, { accountSid }) => {
      const message = store.get("twilioMessage", context.req.param("message") ?? "");
      if (message?.accountSid !== accountSid) return missing(context);
      const media_list = mediaOf(store, message.sid).map(toMediaResource);
      return Response.json({ media_list, page: 0, page_size: 50, next_page_uri: null });
    }),
  );
  routes.get(
    `${FILES}/:sid`,
    onFile((context, media) =>
      context.req.path.endsWith(".json")
        ? Response.json(toMediaResource(media))
        : context.redirect(toCdnUrl(store, media, context.req.url, clock.now()), 307),
    ),
  );
  routes.delete(
    `${FILES}/:sid`,
    onFile((_, media) => {
      store.remove("twilioMedia", media.sid);
      return new Response(null, { status: 204 });
    }),
  );
  routes.get("/twilio-media/:sid", (context) =>
    readCdn(store, context.req.raw, sidOf(context), clock.now()),
  );
  return routes;
}
