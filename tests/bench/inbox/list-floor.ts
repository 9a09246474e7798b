import { createServer } from "node:http";
import postgres from "postgres";

/**
 * The least a server can do for a page of the list and of a thread: one statement each, by the same indexes, its rows
 * as JSON. No session, no walls, no views: what Parley does more is the product.
 */
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 8, onnotice: () => undefined });

function listPage(workspaceId: string) {
  return sql`
    select c.*, k.profile_name, n.display_name, m.content, m.status_state, m.provider_at,
      (select value from contact_identities i where i.workspace_id = c.workspace_id
        and i.contact_id = c.contact_id and i.kind = 'wa_phone' limit 1) as phone
    from conversations c
    join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
    join numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
    left join messages m on m.workspace_id = c.workspace_id and m.id = c.last_message_id
    where c.workspace_id = ${workspaceId} and c.status = 'open'
    order by c.last_activity_at desc, c.id desc limit 40`;
}

function threadPage(workspaceId: string, conversationId: string) {
  return sql`
    select * from messages where workspace_id = ${workspaceId} and conversation_id = ${conversationId}
    order by provider_at desc, position desc, sequence desc limit 50`;
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://floor");
  const workspaceId = searchParams.get("workspace") ?? "";
  const answer =
    pathname === "/readyz"
      ? Promise.resolve([])
      : pathname === "/list"
        ? listPage(workspaceId)
        : threadPage(workspaceId, searchParams.get("conversation") ?? "");
  answer.then(
    (rows) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(rows));
    },
    (error: Error) => {
      response.statusCode = 500;
      response.end(error.message);
    },
  );
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
