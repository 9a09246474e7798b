export { can, type Holder, type Permission, permissions, type Role, roles } from "./permissions.ts";
