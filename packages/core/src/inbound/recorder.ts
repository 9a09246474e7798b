import type { CommandContext } from "../command/index.ts";

/** What recording writes with. All of it is undone together when a batch fails. */
export type Recorder = Pick<CommandContext, "tx" | "emit" | "enqueue" | "atEnd">;
