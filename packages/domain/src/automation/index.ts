export {
  type AutomationAction,
  type AutomationState,
  automationActions,
  automationAfter,
  automationLabel,
  automationStates,
  isAutomated,
} from "./automation.ts";
