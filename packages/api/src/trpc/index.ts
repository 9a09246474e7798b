export { type ApiContext, type ApiDeps, workspaceHeader } from "./context.ts";
export {
  createCallerFactory,
  publicProcedure,
  router,
  sessionProcedure,
  workspaceProcedure,
} from "./procedures.ts";
