export {
  type MessageStatus,
  messageStatusSchema,
  type ProgressStep,
  type StatusError,
  type StatusEvent,
  type StatusState,
} from "./schema.ts";
export {
  applyStatus,
  type DisplayStatus,
  displayStatus,
  initialStatus,
  isFailed,
  joinStatus,
} from "./statuses.ts";
