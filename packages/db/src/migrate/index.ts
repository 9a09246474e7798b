export { ensureAppRole } from "./app-role.ts";
export { migrate } from "./migrate.ts";
