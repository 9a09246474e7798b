export { type ConnectionHealth, initialHealth } from "./connection-health.ts";
export {
  createSubscription,
  type Subscription,
  type SubscriptionOptions,
} from "./create-subscription.ts";
export type { RealtimeAccess } from "./open-client.ts";
export type { ConversationWatcher } from "./run-conversation.ts";
export type { InboxWatcher } from "./run-inbox.ts";
export type { PersonalWatcher } from "./run-personal.ts";
