export { type FlowView, listFlows } from "./list-flows.ts";
export {
  listTemplates,
  type TemplateFetch,
  type TemplateList,
  type TemplateView,
} from "./queries.ts";
export { recordTemplateFact, type TemplateFact } from "./record-template-fact.ts";
export { refreshTemplates, type SyncTemplates, syncTemplates } from "./sync-templates.ts";
