export { parseConfig, readConfig } from "./read-config.ts";
export {
  type BusinessNumber,
  type CustomerInput,
  customerSchema,
  delaysSchema,
  numberSchema,
  type SimulatorConfig,
  type SimulatorConfigInput,
  TEMPLATE_STATUSES,
  type TemplateInput,
  templateSchema,
} from "./schema.ts";
