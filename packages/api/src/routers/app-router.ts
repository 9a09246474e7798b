import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { router } from "../trpc/index.ts";
import { accountRouter } from "./account.ts";
import { contactsRouter } from "./contacts.ts";
import { conversationsRouter } from "./conversations.ts";
import { messagesRouter } from "./messages.ts";
import { notesRouter } from "./notes.ts";
import { notificationsRouter } from "./notifications.ts";
import { realtimeRouter } from "./realtime.ts";
import { tagsRouter } from "./tags.ts";
import { templatesRouter } from "./templates.ts";
import { viewsRouter } from "./views.ts";
import { workspaceRouter } from "./workspace.ts";

/** Every procedure of the product; mounted in the dashboard and in the gateway. */
export const appRouter = router({
  account: accountRouter,
  workspace: workspaceRouter,
  contacts: contactsRouter,
  conversations: conversationsRouter,
  messages: messagesRouter,
  notes: notesRouter,
  notifications: notificationsRouter,
  realtime: realtimeRouter,
  tags: tagsRouter,
  templates: templatesRouter,
  views: viewsRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
