export { markNotificationsRead } from "./mark-read.ts";
export { memberOf } from "./member-of.ts";
export { type MentioningNote, notifyMentioned } from "./notify-mentioned.ts";
export {
  countUnreadNotifications,
  listNotifications,
  type NotificationPage,
  type NotificationView,
} from "./queries.ts";
