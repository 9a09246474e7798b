export {
  type MessageStatus,
  messageStatusSchema,
  type ProgressStep,
  progressSteps,
  type StatusError,
  type StatusEvent,
  type StatusState,
  sideStatuses,
  statusErrorSchema,
} from "./schema.ts";
export {
  applyStatus,
  type DisplayStatus,
  displayStatus,
  initialStatus,
  isFailed,
  joinStatus,
} from "./statuses.ts";
