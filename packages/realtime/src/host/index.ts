export { type RealtimeHost, realtimeHost } from "./host-options.ts";
