export {
  conversationChannel,
  inboxChannel,
  operationsChannel,
  userChannel,
} from "./channels.ts";
