import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildDashboard } from "@parley/local/launch";
import { boundLine, type Line } from "./line.ts";

const root = join(import.meta.dirname, "../..");
const client = join(root, "apps/dashboard/build/client");
const routeId = "routes/inbox";

type Part = { module: string; imports: readonly string[] };
type Manifest = {
  entry: Part;
  routes: Readonly<Record<string, Part & { parentId?: string }>>;
};

/** The JavaScript that the inbox loads before it can be used, each module gzipped by itself as it travels. */
export async function measureInboxScript(): Promise<Line[]> {
  await buildDashboard(root, process.env, new AbortController().signal);
  const manifest = readManifest();
  const modules = new Set(
    [manifest.entry, ...routeAndParents(manifest)].flatMap(({ module, imports }) => [
      module,
      ...imports,
    ]),
  );
  const bytes = [...modules].reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(client, path))).byteLength,
    0,
  );
  const what = `JavaScript of the inbox route, gzipped, ${modules.size} modules`;
  const kilobytes = { unit: "kB", digits: 1, ours: bytes / 1000, must: { most: 200 } };
  return [boundLine({ id: "script", what, ...kilobytes })];
}

/** The build's own list of what each route loads, all static imports of its imports included. */
function readManifest(): Manifest {
  const assets = join(client, "assets");
  const name = readdirSync(assets).find((file) => /^manifest-\w+\.js$/.test(file));
  if (name === undefined) throw new Error("the dashboard's build has no manifest");
  const text = readFileSync(join(assets, name), "utf8");
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as Manifest;
}

function routeAndParents({ routes }: Manifest): Part[] {
  const parts: Part[] = [];
  for (let id: string | undefined = routeId; id !== undefined; ) {
    const route: Manifest["routes"][string] | undefined = routes[id];
    if (route === undefined) throw new Error(`the dashboard's build has no route ${id}`);
    parts.push(route);
    id = route.parentId;
  }
  return parts;
}
