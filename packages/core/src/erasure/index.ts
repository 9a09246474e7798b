export { deleteConversation } from "./delete-conversation.ts";
export { eraseTraces } from "./erase-traces.ts";
