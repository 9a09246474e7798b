export { type OpenDatabase, openEmbedded, openExternal } from "./open-database.ts";
