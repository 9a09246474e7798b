export {
  type CommandContext,
  type CoreDeps,
  command,
  type QueryContext,
  query,
} from "./command.ts";
