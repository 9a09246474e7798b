import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Store, TwilioAccount } from "../store/index.ts";
import { authorise } from "./authorise.ts";
import { notFound, twilioErrorResponse, unauthorised } from "./twilio-error.ts";

export type TwilioContext = Context<{ Bindings: HttpBindings }>;
type Answer = Response | Promise<Response>;

/**
 * A handler that runs for the account of the Basic credentials, and only when it is the account of the
 * path, if the path names one; anybody else is answered 401 with 20003.
 */
export function withAccount(
  store: Store,
  handler: (context: TwilioContext, account: TwilioAccount) => Answer,
): (context: TwilioContext) => Answer {
  return (context) => {
    const principal = authorise(store, context.req.raw);
    const asked = context.req.param("account");
    if (!principal || (asked !== undefined && asked !== principal.account.accountSid))
      return twilioErrorResponse(unauthorised);
    return handler(context, principal.account);
  };
}

/** 404 with 20404 for the path that was asked. */
export function missing(context: TwilioContext): Response {
  return twilioErrorResponse(notFound(context.req.path));
}

/** The `sid` of the path without its `.json`. */
export function sidOf(context: TwilioContext): string {
  return (context.req.param("sid") ?? "").replace(/\.json$/, "");
}
