export { createWake, listenForWake, type Wake } from "./wake.ts";
