import postgres from "postgres";

/** Stored events in the wrong drawer: nonsense that is not in quarantine, or sense that is. */
export async function countMisfiled(url: string, malformed: ReadonlySet<string>): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql<{ sha256: string; state: string }[]>`
      select encode(body_sha256, 'hex') as sha256, state from webhook_events`;
    const seen = new Set(rows.map(({ sha256 }) => sha256));
    const wrong = rows.filter(
      ({ sha256, state }) => malformed.has(sha256) !== (state === "quarantined"),
    );
    return wrong.length + [...malformed].filter((sha256) => !seen.has(sha256)).length;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
