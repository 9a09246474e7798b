import type { TestWorkspace } from "@parley/testkit/factories";
import type { Sql } from "postgres";

/** Messages that the provider took an hour ago, spread over the open conversations; their provider ids. */
export async function addSent(
  admin: Sql,
  workspace: TestWorkspace,
  count: number,
): Promise<string[]> {
  const rows = await admin<{ id: string }[]>`
    with spread as (
      select *, row_number() over (order by md5(id::text)) - 1 as n, count(*) over () as total
      from conversations where workspace_id = ${workspace.id} and status = 'open')
    insert into messages (workspace_id, id, conversation_id, number_id, direction, content,
      provider_message_id, client_message_id, author_user_id, status_state, provider_at, version)
    select s.workspace_id, uuidv7(), s.id, s.number_id, 'outbound',
      jsonb_build_object('type', 'text', 'text', 'Answer ' || g), 'wamid.' || md5(random()::text) || md5(s.id::text),
      gen_random_uuid(), ${workspace.users.agent.id},
      jsonb_build_object('progress', 'accepted', 'errors', '[]'::jsonb,
        'times', jsonb_build_object('accepted', now() - interval '1 hour')),
      now() - interval '1 hour', s.version
    from generate_series(0, ${count - 1}::int) g join spread s on s.n = g % s.total
    returning provider_message_id as id`;
  return rows.map(({ id }) => id);
}
