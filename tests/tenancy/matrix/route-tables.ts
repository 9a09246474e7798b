import type { FilledWorkspace } from "../world/fill-workspace.ts";

/** The routes of the gateway, as Hono lists them, and what guards each. */
export const gatewayRoutes: Readonly<Record<string, string>> = {
  "GET /healthz": "anyone: says that the process lives",
  "GET /readyz": "anyone: says that the database answers",
  "ALL /*": "names and logs each request",
  "GET /webhooks/meta/:connectionId": "the verify token of the number",
  "POST /webhooks/meta/:connectionId": "the signature with the number's app secret",
  "ALL /webhooks/meta/:connectionId": "no other method",
  "GET /webhooks/meta": "the verify token of the platform's Meta app",
  "POST /webhooks/meta": "the signature with the secret of the platform's Meta app",
  "ALL /webhooks/meta": "no other method",
  "POST /webhooks/twilio/:connectionId/inbound": "the signature with the account's auth token",
  "ALL /webhooks/twilio/:connectionId/inbound": "no other method",
  "POST /webhooks/twilio/:connectionId/fallback": "the signature with the account's auth token",
  "ALL /webhooks/twilio/:connectionId/fallback": "no other method",
  "POST /webhooks/twilio/:connectionId/status": "the signature with the account's auth token",
  "ALL /webhooks/twilio/:connectionId/status": "no other method",
  "ALL /trpc/*": "the bearer token; each procedure has its row in the matrix",
};

/** The routes of the dashboard, as Hono lists them, and what guards each. */
export const dashboardRoutes: Readonly<Record<string, string>> = {
  "GET /healthz": "anyone: says that the process lives",
  "GET /readyz": "anyone: says that the database answers",
  "ALL /*": "request log, headers, origin, size, session; at the end the pages",
  "ALL /assets/*": "anyone: the built files of the browser",
  "ALL /favicon.svg": "anyone: a picture",
  "ALL /trpc/*": "the session cookie; each procedure has its row in the matrix",
};

/** What a page answers: a status, or where it leads. */
export type PageAnswer = number | string;

export type PageRow = {
  /** The page's address in the workspace; `id` is the conversation it is about. */
  url: (slug: string, id: string) => string;
  /** The names of the address's parts, from the end. */
  params: (slug: string, id: string) => Record<string, string>;
  anonymous: PageAnswer;
  /** To a member of the workspace. */
  member: PageAnswer | ((a: FilledWorkspace) => PageAnswer);
  /** Whether the address names a workspace, so that B's must be like one that does not exist. */
  isOfWorkspace: boolean;
};

const plain = (url: string) => ({
  url: () => url,
  params: () => ({}),
  isOfWorkspace: false,
});
const within = (rest: string) => ({
  url: (slug: string, id: string) => `/app/${slug}${rest.replace(":id", id)}`,
  params: (slug: string, id: string) => ({ slug, conversationId: id }),
  isOfWorkspace: true,
});

/** One row for each route file of the dashboard. A file without a row fails the suite, and the reverse. */
export const pageRows: Readonly<Record<string, PageRow>> = {
  "routes/home.tsx": { ...plain("/"), anonymous: "/login", member: "/app" },
  "routes/login.tsx": { ...plain("/login"), anonymous: 200, member: "/app" },
  "routes/signup.tsx": { ...plain("/signup"), anonymous: 200, member: "/app" },
  "routes/logout.tsx": { ...plain("/logout"), anonymous: "/", member: "/" },
  "routes/theme.tsx": { ...plain("/theme"), anonymous: "/", member: "/" },
  "routes/workspaces.tsx": {
    ...plain("/app"),
    anonymous: "/login?redirectTo=%2Fapp",
    member: (a) => `/app/${a.slug}/inbox`,
  },
  "routes/workspace.tsx": { ...within(""), anonymous: "/login", member: 200 },
  "routes/workspace-home.tsx": {
    ...within(""),
    anonymous: "/login",
    member: (a) => `/app/${a.slug}/inbox`,
  },
  "routes/inbox.tsx": { ...within("/inbox"), anonymous: "/login", member: 200 },
  "routes/conversation.tsx": { ...within("/whatsapp/:id"), anonymous: "/login", member: 200 },
  "routes/workspace-not-found.tsx": {
    ...within("/nowhere"),
    anonymous: 404,
    member: 404,
  },
  "routes/not-found.tsx": { ...plain("/nowhere"), anonymous: 404, member: 404 },
};
