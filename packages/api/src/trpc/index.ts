export { type ApiContext, type ApiDeps, workspaceHeader } from "./context.ts";
export { enterWorkspace, notSignedIn } from "./enter-workspace.ts";
export {
  createCallerFactory,
  publicProcedure,
  router,
  sessionProcedure,
  workspaceProcedure,
} from "./procedures.ts";
