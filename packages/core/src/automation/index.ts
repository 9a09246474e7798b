export { resumeAutomation, takeOverConversation } from "./change-automation.ts";
