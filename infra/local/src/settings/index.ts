export { type MetaApp, type PortName, readSettings, type Settings } from "./settings.ts";
