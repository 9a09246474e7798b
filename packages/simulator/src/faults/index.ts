export { createFaultScript, type FaultRule, type FaultScript } from "./fault-script.ts";
export {
  type Fault,
  type FaultInput,
  faultSchema,
  type MediaFault,
  type SendFault,
  type WebhookFault,
} from "./schema.ts";
export { createSeededRandom } from "./seeded-random.ts";
