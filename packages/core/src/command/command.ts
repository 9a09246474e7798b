import type { Database } from "@parley/db/client";
import { inWorkspace, type Tx } from "@parley/db/scope";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId, UserId } from "@parley/domain/ids";
import { can, type Permission } from "@parley/domain/permissions";
import { holderOf, type WorkspaceScope } from "@parley/domain/scope";
import { enqueueJobs, type NewJob } from "@parley/queue/jobs";
import type { Wake } from "@parley/queue/wake";
import { type ConversationChange, emitChanges } from "../outbox/index.ts";
import { type AuditSubject, writeAuditEntry } from "./write-audit-entry.ts";

/** What commands and queries run on. `clock` replaces the database's clock in tests only. */
export type CoreDeps = {
  db: Database;
  /** Tells the workers, after a commit, that there is work. */
  wake: Wake;
  clock?: () => Date;
};

export type QueryContext = { readonly tx: Tx; readonly scope: WorkspaceScope; readonly now: Date };

export type CommandContext = QueryContext & {
  /** Tells browsers, after the commit, that a conversation reached a version. */
  emit(conversationId: ConversationId, version: number, requestId?: string | null): void;
  /** As `emit`, and tells one member on their own channel that their notifications changed. */
  notify(userId: UserId, conversationId: ConversationId, version: number): void;
  /** Adds work that exists if and only if the command commits. */
  enqueue(job: NewJob): void;
  /**
   * A write that nothing in the command waits for: it is sent together with all other such writes,
   * the changes, jobs and audit entry, in one round trip and in no certain order.
   */
  atEnd(write: () => Promise<unknown>): void;
  /** Names what the audit entry is about. */
  about(subject: AuditSubject): void;
};

type Operation<Context, Input, Output> = (context: Context, input: Input) => Promise<Output>;
type Run<Input, Output> = (deps: CoreDeps, scope: WorkspaceScope, input: Input) => Promise<Output>;

/**
 * The one way to change state: checks the permission, opens the workspace's transaction, and
 * writes the audit entry, the changes and the jobs in it. The permission is also the audited action.
 */
export function command<Input, Output>(
  permission: Permission,
  operation: Operation<CommandContext, Input, Output>,
): Run<Input, Output> {
  return async (deps, scope, input) => {
    assertMay(scope, permission);
    const changes: ConversationChange[] = [];
    const jobs: NewJob[] = [];
    const writes: (() => Promise<unknown>)[] = [];
    let subject: AuditSubject | null = null;
    const output = await inWorkspace(deps.db, scope, async (tx, now) => {
      const result = await operation(
        {
          tx,
          scope,
          now: deps.clock?.() ?? now,
          emit: (conversationId, version, requestId = scope.requestId) =>
            changes.push({ conversationId, version, requestId, userId: null }),
          notify: (userId, conversationId, version) =>
            changes.push({ conversationId, version, requestId: scope.requestId, userId }),
          enqueue: (job) => jobs.push(job),
          atEnd: (write) => writes.push(write),
          about: (named) => {
            subject = named;
          },
        },
        input,
      );
      await Promise.all([
        ...writes.map((write) => write()),
        emitChanges(tx, scope, changes),
        enqueueJobs(tx, scope.workspaceId, jobs),
        writeAuditEntry(tx, scope, permission, subject),
      ]);
      return result;
    });
    if (changes.length > 0) deps.wake("outbox");
    for (const queue of new Set(jobs.map((job) => job.queue))) deps.wake(queue);
    return output;
  };
}

/** The read-only twin of `command`: the same check and the same walls, nothing written. */
export function query<Input, Output>(
  permission: Permission,
  operation: Operation<QueryContext, Input, Output>,
): Run<Input, Output> {
  return async (deps, scope, input) => {
    assertMay(scope, permission);
    return inWorkspace(deps.db, scope, (tx, now) =>
      operation({ tx, scope, now: deps.clock?.() ?? now }, input),
    );
  };
}

function assertMay(scope: WorkspaceScope, permission: Permission): void {
  if (can(holderOf(scope), permission)) return;
  throw new DomainError(
    "permission.denied",
    "unable to do this; your role in this workspace does not allow it. Ask an owner or admin",
  );
}
