export { type AsideView, type EventView, listAsideChanges, listAsides } from "./queries.ts";
export { type NewEvent, recordEvents } from "./record-events.ts";
