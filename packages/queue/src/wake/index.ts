export { createWake, listenForWake, type Wake, type WakeTopic } from "./wake.ts";
