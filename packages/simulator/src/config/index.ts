export { parseConfig, readConfig } from "./read-config.ts";
export {
  type BusinessNumber,
  type CustomerInput,
  configSchema,
  customerSchema,
  delaysSchema,
  numberSchema,
  type SimulatorConfig,
  type SimulatorConfigInput,
  type Template,
  templateSchema,
} from "./schema.ts";
