import { parseArgs } from "node:util";
import postgres from "postgres";
import { catalogueFindings } from "./catalogue-findings.ts";

/** `node main.ts <administrator's URL>`: prints the findings; ends with 1 if there are any. */
const { positionals } = parseArgs({ allowPositionals: true });
const [url] = positionals;
if (url === undefined) throw new Error("name the database: main.ts postgres://…");
const sql = postgres(url, { max: 1, onnotice: () => undefined });
const findings = await catalogueFindings(sql);
await sql.end();
for (const finding of findings) console.log(finding);
console.log(findings.length === 0 ? "the walls stand" : `${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
