import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { Control } from "../control/control.ts";
import { controlRoutes } from "../control/control-routes.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { sandboxRoutes } from "../sandbox/sandbox-routes.ts";
import type { ServerContext } from "../server/context.ts";
import { answer, answerError } from "./answer.ts";
import { batchRoutes } from "./batch-routes.ts";
import { callerOf } from "./caller.ts";
import { channelRoutes } from "./channel-routes.ts";
import { keyRoutes } from "./key-routes.ts";

const MAX_BODY_BYTES = 2 * 1024 * 1024;

type RestApp = Hono<{ Bindings: HttpBindings }>;

/** The HTTP side of the server. `control` and `isSandbox` add what production does not have. */
export function createRestApp(
  context: ServerContext,
  options: { control: Control | undefined; isSandbox: boolean },
): RestApp {
  const app: RestApp = new Hono();
  app.onError((error, c) => {
    if (!(error instanceof AblyError)) context.log("request.failed", { kind: error.name });
    return answerError(c, error);
  });
  app.notFound((c) => answerError(c, new AblyError(40400, "no such resource on this server", 404)));
  addGuards(app, context);
  addProbes(app, context);
  app.route("/channels", channelRoutes(context));
  app.route("/keys", keyRoutes(context));
  if (options.isSandbox) app.route("/", sandboxRoutes(context));
  if (options.control) app.route("/control", controlRoutes(options.control));
  app.route("/", batchRoutes(context));
  return app;
}

function addGuards(app: RestApp, context: ServerContext): void {
  app.use(
    "*",
    // The SDK sends credentials, so the origin has to be echoed, never "*".
    cors({
      origin: (origin) => (context.isOriginAllowed(origin) ? origin : null),
      credentials: true,
      allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      allowHeaders: [
        "authorization",
        "content-type",
        "accept",
        "x-ably-version",
        "ably-agent",
        "x-ably-clientid",
      ],
      exposeHeaders: ["Link", "X-Ably-Errorcode", "X-Ably-Errormessage"],
      maxAge: 600,
    }),
  );
  // Before the body is read into memory; single routes allow less.
  const tooLarge = new AblyError(40009, `the request exceeds ${MAX_BODY_BYTES} bytes`, 413);
  app.use("*", bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => answerError(c, tooLarge) }));
  app.use("*", async (_, next) => {
    context.noteActivity();
    await next();
  });
}

function addProbes(app: RestApp, context: ServerContext): void {
  app.get("/time", (c) => answer(c, 200, [context.now()]));
  app.get("/internet-up", (c) => c.text("yes"));
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", (c) => c.text("ok"));
  // A 4xx here would make a browser client give up for good.
  app.all("/comet/*", (c) =>
    answerError(c, new AblyError(50003, "only WebSockets are served here", 503)),
  );
  app.get("/stats", (c) => {
    callerOf(context, c);
    return answer(c, 200, []);
  });
}
