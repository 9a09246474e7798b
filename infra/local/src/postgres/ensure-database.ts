import postgres from "postgres";

/** Makes the database when it is absent and returns its URL. Throws one sentence. */
export async function ensureDatabase(clusterUrl: string, name: string): Promise<string> {
  const sql = postgres(clusterUrl, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (found === undefined) await sql`create database ${sql(name)}`;
  } catch (error) {
    throw new Error(sentenceOf(error));
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === "28P01")
    return "unable to open the database; its password file no longer fits: put it back, or move the data folder away to begin anew";
  return `unable to open the database; ${message}`;
}
