export type { LintProblem, LintSeverity } from "./lint-rule.ts";
export { type LintFinding, lintTemplate } from "./lint-template.ts";
export type { TemplatePlace } from "./placed-texts.ts";
export { readMetaTemplate } from "./read-meta-template.ts";
export { readTwilioContent } from "./read-twilio-content.ts";
export { renderTemplate } from "./render-template.ts";
export {
  type RenderedButton,
  type RenderedHeader,
  type RenderedTemplate,
  renderedTemplateSchema,
} from "./rendered-template.ts";
export {
  type Template,
  type TemplateButton,
  type TemplateCard,
  type TemplateCategory,
  type TemplateDraft,
  type TemplateHeader,
  type TemplateQuality,
  type TemplateStatus,
  templateDraftSchema,
  templateSchema,
} from "./schema.ts";
export { type Sendability, sendability } from "./sendability.ts";
export {
  type ParameterKind,
  type TemplateParameter,
  templateParameters,
} from "./template-parameters.ts";
export type { TemplateReading } from "./template-reading.ts";
export {
  type TemplateValue,
  type TemplateValues,
  templateValuesSchema,
} from "./template-values.ts";
export {
  templateCategoryOf,
  templateLanguageOf,
  templateQualityOf,
  templateStatusOf,
} from "./template-words.ts";
export { type MetaComponent, type MetaParameter, toMetaComponents } from "./to-meta-components.ts";
export { toTwilioVariables } from "./to-twilio-variables.ts";
export { type ParameterIssue, validateParameters } from "./validate-parameters.ts";
