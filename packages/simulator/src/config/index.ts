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
export {
  type ApprovalStatus,
  approvalStatuses,
  type TwilioAccountInput,
  type TwilioContentInput,
  type TwilioSenderInput,
  twilioAccountSchema,
  twilioSenderSchema,
} from "./twilio-schema.ts";
