import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import type { TwilioAccount, TwilioContent } from "../store/index.ts";
import { toApproval, toContentResource } from "./content-resource.ts";
import { createContent } from "./create-content.ts";
import { listPage } from "./list-page.ts";
import { type ReviewDeps, reviewContent } from "./review-content.ts";
import { badRequest, twilioErrorResponse } from "./twilio-error.ts";
import { missing, sidOf, type TwilioContext, withAccount } from "./with-account.ts";

type Routes = Hono<{ Bindings: HttpBindings }>;

const approvalBody = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  category: z.enum(["UTILITY", "MARKETING", "AUTHENTICATION"]),
});

/** content.twilio.com: Content objects and their approval (section 11 of Twilio's formats). */
export function createContentRoutes(deps: ReviewDeps): Routes {
  const { store } = deps;
  const routes: Routes = new Hono();
  const onContent = (handler: (context: TwilioContext, content: TwilioContent) => Answer) =>
    withAccount(store, (context, { accountSid }) => {
      const content = store.get("twilioContent", sidOf(context));
      return content?.accountSid === accountSid ? handler(context, content) : missing(context);
    });

  routes.post(
    "/v1/Content",
    withAccount(store, (context, account) => create(deps, context, account)),
  );
  routes.get(
    "/v1/Content/:sid",
    onContent((context, content) => Response.json(toContentResource(content, originOf(context)))),
  );
  routes.put(
    "/v1/Content/:sid",
    onContent((context, content) => replace(deps, context, content)),
  );
  routes.delete(
    "/v1/Content/:sid",
    onContent((_, { sid }) => {
      store.remove("twilioContent", sid);
      return new Response(null, { status: 204 });
    }),
  );
  routes.post(
    "/v1/Content/:sid/ApprovalRequests/whatsapp",
    onContent((context, content) => submit(deps, context, content)),
  );
  routes.get(
    "/v1/Content/:sid/ApprovalRequests",
    onContent((context, content) => readApproval(context, content)),
  );
  addLists(deps, routes);
  return routes;
}

type Answer = Response | Promise<Response>;

function addLists({ store }: ReviewDeps, routes: Routes): void {
  const list = (hasApprovals: boolean) =>
    withAccount(store, (context, { accountSid }) => {
      const own = store.list("twilioContent").filter((each) => each.accountSid === accountSid);
      const rows = own.filter(isAsked(new URL(context.req.url).searchParams));
      const show = (content: TwilioContent) => ({
        ...toContentResource(content, originOf(context)),
        ...(hasApprovals && { approval_requests: toApproval(content) }),
      });
      return Response.json(listPage("contents", rows, context.req.url, 50, show));
    });
  for (const version of ["v1", "v2"]) {
    routes.get(`/${version}/Content`, list(false));
    routes.get(`/${version}/ContentAndApprovals`, list(true));
  }
}

/** The filters of the second version that a template list needs. */
function isAsked(query: URLSearchParams): (content: TwilioContent) => boolean {
  const [name, languages] = [query.get("ContentName"), query.getAll("Language")];
  const [types, eligible] = [query.getAll("ContentType"), query.getAll("ChannelEligibility")];
  return (content) =>
    (!name || content.friendlyName.includes(name)) &&
    (languages.length === 0 || languages.includes(content.language)) &&
    (types.length === 0 || types.some((type) => type in content.types)) &&
    (eligible.length === 0 ||
      eligible.includes(`whatsapp:${content.approval?.status ?? "unsubmitted"}`));
}

async function create(
  { store, clock }: ReviewDeps,
  context: TwilioContext,
  account: TwilioAccount,
): Promise<Response> {
  const content = createContent(account, await readJson(context), clock.now());
  if ("error" in content) return twilioErrorResponse(content.error);
  store.put("twilioContent", content.sid, content);
  return Response.json(toContentResource(content, originOf(context)), { status: 201 });
}

async function replace(
  { store, clock }: ReviewDeps,
  context: TwilioContext,
  before: TwilioContent,
): Promise<Response> {
  if (before.approval)
    return twilioErrorResponse(badRequest(20409, "A submitted template cannot be changed."));
  const account = store.get("twilioAccount", before.accountSid);
  const body = (await readJson(context)) as Record<string, unknown> | null;
  if (!account) return missing(context);
  const content = createContent(account, { ...toWire(before), ...body }, clock.now());
  if ("error" in content) return twilioErrorResponse(content.error);
  const changed = { ...content, sid: before.sid, createdAt: before.createdAt };
  store.put("twilioContent", before.sid, changed);
  return Response.json(toContentResource(changed, originOf(context)));
}

async function submit(
  deps: ReviewDeps,
  context: TwilioContext,
  content: TwilioContent,
): Promise<Response> {
  const parsed = approvalBody.safeParse(await readJson(context));
  if (!parsed.success) return twilioErrorResponse(badRequest(20001, z.prettifyError(parsed.error)));
  if (content.approval)
    return twilioErrorResponse(badRequest(20409, "This content was already submitted."));
  const submitted: TwilioContent = {
    ...content,
    updatedAt: deps.clock.now(),
    approval: { ...parsed.data, status: "received", rejectionReason: "" },
  };
  deps.store.put("twilioContent", content.sid, submitted);
  reviewContent(deps, content.sid);
  return Response.json(toApproval(submitted), { status: 201 });
}

function readApproval(context: TwilioContext, content: TwilioContent): Response {
  if (!content.approval) return missing(context);
  return Response.json({
    sid: content.sid,
    account_sid: content.accountSid,
    whatsapp: { type: "whatsapp", ...toApproval(content) },
    url: context.req.url,
  });
}

function toWire({ friendlyName, language, variables, types }: TwilioContent) {
  return { friendly_name: friendlyName, language, variables, types };
}

function originOf(context: TwilioContext): string {
  return new URL(context.req.url).origin;
}

async function readJson(context: TwilioContext): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    return null;
  }
}
