import { auditEntries } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { Permission } from "@parley/domain/permissions";
import type { WorkspaceScope } from "@parley/domain/scope";
import { v7 } from "uuid";

export type AuditSubject = { kind: string; id: string };

/** What the worker does with what is recorded elsewhere: raw events, and the words of messages. */
const unaudited: ReadonlySet<Permission> = new Set(["inbound.record", "message.index"]);

/**
 * Records an action of a person, a key or the system (P-12). An element of a webhook has its raw
 * event as record instead, so what is done on behalf of one writes no entry.
 */
export async function writeAuditEntry(
  tx: Tx,
  scope: WorkspaceScope,
  action: Permission,
  subject: AuditSubject | null,
): Promise<void> {
  if (scope.actor.kind === "provider" || unaudited.has(action)) return;
  const actorId = scope.actor.kind === "user" ? scope.actor.userId : scope.actor.name;
  await tx.insert(auditEntries).values({
    workspaceId: scope.workspaceId,
    id: v7(),
    actorKind: scope.actor.kind,
    actorId,
    action,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    requestId: scope.requestId,
  });
}
