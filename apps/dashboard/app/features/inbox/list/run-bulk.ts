import type { ConversationView } from "../inbox-views.ts";

export type BulkFailure = { conversation: ConversationView; reason: string };
export type BulkProgress = { done: number; total: number; failures: readonly BulkFailure[] };

const atOnce = 4;

/**
 * Does something to each conversation, four at a time, and tells after each how far it is. One that fails costs only
 * itself; `reasonOf` says why.
 */
export async function runBulk(
  conversations: readonly ConversationView[],
  act: (conversation: ConversationView) => Promise<unknown>,
  options: { reasonOf: (error: unknown) => string; onProgress: (progress: BulkProgress) => void },
): Promise<BulkProgress> {
  const waiting = [...conversations];
  let progress: BulkProgress = { done: 0, total: waiting.length, failures: [] };
  const tell = (failures: readonly BulkFailure[]) => {
    progress = { ...progress, done: progress.done + 1, failures };
    options.onProgress(progress);
  };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await act(next);
        tell(progress.failures);
      } catch (error) {
        tell([...progress.failures, { conversation: next, reason: options.reasonOf(error) }]);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return progress;
}
