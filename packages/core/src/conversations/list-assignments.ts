import { assignments, users } from "@parley/db/schema";
import type { AssignmentId, ConversationId, UserId } from "@parley/domain/ids";
import { and, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type QueryContext, query } from "../command/index.ts";

export type AssignmentView = {
  id: AssignmentId;
  assignee: { id: UserId; name: string };
  /** null where the system did it. */
  assignedBy: { id: UserId; name: string } | null;
  startedAt: Date;
  /** null for the one that holds now. */
  endedAt: Date | null;
};

const maxShown = 50;
const giver = alias(users, "giver");

/** Who had the conversation, the latest first; the 50 latest (S0.41). Empty for another workspace's. */
export const listAssignments = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, id: ConversationId): Promise<AssignmentView[]> => {
    const rows = await tx
      .select({ assignment: assignments, name: users.fullName, giverName: giver.fullName })
      .from(assignments)
      .innerJoin(users, eq(users.id, assignments.assigneeId))
      .leftJoin(giver, eq(giver.id, assignments.assignedBy))
      .where(
        and(eq(assignments.workspaceId, scope.workspaceId), eq(assignments.conversationId, id)),
      )
      .orderBy(desc(assignments.startedAt), desc(assignments.id))
      .limit(maxShown);
    return rows.map(({ assignment, name, giverName }) => ({
      id: assignment.id,
      assignee: { id: assignment.assigneeId, name },
      assignedBy:
        assignment.assignedBy === null
          ? null
          : { id: assignment.assignedBy, name: giverName ?? "A former member" },
      startedAt: assignment.startedAt,
      endedAt: assignment.endedAt,
    }));
  },
);
