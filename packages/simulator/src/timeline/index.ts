export { type Clock, createClock } from "./clock.ts";
export { createTimeline, type Timeline } from "./timeline.ts";
