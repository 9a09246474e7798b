export {
  type FreeEntryPoint,
  freeEntryPoint,
  freeEntryPointClosesAt,
} from "./free-entry-point.ts";
export {
  canSendFreeForm,
  type WindowFacts,
  type WindowState,
  windowClosesAt,
  windowClosingSoonMs,
  windowLengthMs,
  windowState,
} from "./window.ts";
export {
  applyWindowEvent,
  effectiveInboundAt,
  noWindow,
  type WindowEvent,
} from "./window-events.ts";
export { opensWindow, windowKinds } from "./window-kinds.ts";
