export { listTemplates, type TemplateView } from "./queries.ts";
export { refreshTemplates, type SyncTemplates, syncTemplates } from "./sync-templates.ts";
