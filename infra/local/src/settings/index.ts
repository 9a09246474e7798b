export { type PortName, readSettings, type Settings } from "./settings.ts";
