import type { Sql } from "@parley/db/client";
import { tenantTables } from "../world/tenant-tables.ts";
import { driftFindings } from "./drift-findings.ts";
import { keyFindings } from "./key-findings.ts";
import { outsideFindings } from "./outside-findings.ts";
import { roleFindings } from "./role-findings.ts";
import { tableFindings } from "./table-findings.ts";

/**
 * Every way in which the database at hand breaks the tenancy rules, as sentences; none if it is
 * sound. Reads the catalogue as an administrator and changes nothing, so it may run anywhere.
 */
export async function catalogueFindings(sql: Sql): Promise<string[]> {
  const findings = [
    await tableFindings(sql),
    await keyFindings(sql),
    await roleFindings(sql),
    await outsideFindings(sql, await tenantTables(sql)),
    await driftFindings(sql),
  ];
  return findings.flat();
}
