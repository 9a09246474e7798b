import { pgErrorCode, type Sql } from "@parley/db/client";
import type { TenantTable } from "../world/tenant-tables.ts";

const refused = "42501";

/** What the application's role can do outside any workspace: nothing. Leaves no trace. */
export async function outsideFindings(sql: Sql, tables: readonly TenantTable[]): Promise<string[]> {
  const findings: string[] = [];
  await sql.begin(async (tx) => {
    await tx`set local role parley_app`;
    for (const { name, column } of tables) {
      const seen = await tx
        .savepoint((inner) => inner.unsafe(`select 1 from ${name} limit 1`))
        .then((rows) => rows.length, pgErrorCode);
      if (seen !== 0 && seen !== refused) {
        findings.push(`${name}: rows are visible outside any workspace`);
      }
      const insert = `insert into ${name} (${column}) values (gen_random_uuid())`;
      const code = await tx
        .savepoint((inner) => inner.unsafe(insert))
        .then(() => "none", pgErrorCode);
      if (code !== refused) findings.push(`${name}: an insert outside any workspace gave ${code}`);
    }
  });
  return findings;
}
