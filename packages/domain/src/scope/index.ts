export { type Actor, holderOf, mintScope, type WorkspaceScope } from "./scope.ts";
