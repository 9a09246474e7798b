import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  index("routes/home.tsx"),
  route("login", "routes/login.tsx"),
  route("signup", "routes/signup.tsx"),
  route("logout", "routes/logout.tsx"),
  route("theme", "routes/theme.tsx"),
  route("app", "routes/workspaces.tsx"),
  route("app/:slug", "routes/workspace.tsx", [
    index("routes/workspace-home.tsx"),
    route("inbox", "routes/inbox.tsx"),
    route("whatsapp/:conversationId", "routes/conversation.tsx"),
    route("*", "routes/workspace-not-found.tsx"),
  ]),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
