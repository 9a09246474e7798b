import { join } from "node:path";
import { readRepository, sourcePaths } from "../checks/repository.ts";
import { cruiseLayers, floorBreach, withoutRoom } from "./cruise-layers.ts";

const root = join(import.meta.dirname, "../..");
const repository = readRepository(root);
const sources = sourcePaths(repository);
const { breaches, seen } = await cruiseLayers(root, sources);
const blind = floorBreach(sources, seen);
const faults = [...(blind === null ? [] : [blind]), ...withoutRoom(repository.paths), ...breaches];

for (const fault of faults) console.error(fault);
console.log(`${seen.length} modules read, ${faults.length} faults in the import table`);
process.exitCode = faults.length === 0 ? 0 : 1;
