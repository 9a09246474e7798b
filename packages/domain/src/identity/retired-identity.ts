/** As long as a provider tries to deliver a webhook, what was written before a change may come after it. */
const lateMs = 7 * 86_400_000;

/**
 * Does an identity still mean its contact in an event of `at`? One in use always does; one retired at `supersededAt`
 * for seven days more. Whoever writes from it later is somebody else (IDN-12).
 */
export function stillMeans(supersededAt: Date | null, at: Date): boolean {
  return supersededAt === null || at.getTime() < supersededAt.getTime() + lateMs;
}
