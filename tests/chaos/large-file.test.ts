import { expect, test } from "vitest";
import { checkDatabase, faultsOf } from "../harness/check-database.ts";
import { deliverDocument, serveLargeFile } from "../harness/large-file.ts";
import { memoryRise } from "../harness/memory-rise.ts";
import { useProduct } from "../harness/use-product.ts";

// A young space so small that it is swept all the time: what is left is what the worker holds, not
// what V8 has not got round to yet. The bench tells what the machine's own setting makes of it.
const stage = useProduct({ workers: 1, nodeOptions: ["--max-semi-space-size=1"] });
const mebibyte = 1024 * 1024;

test("a document of 100 MiB is stored whole, and the worker's memory rises by less than 64 MiB (S0.13, T-46)", async () => {
  const { product, graph, database, createWorkspaces, idle } = stage();
  const [workspace] = await createWorkspaces(1);
  const target = { gatewayUrl: product.gateway.url, number: workspace!.number };
  const [worker] = product.workers;
  const small = serveLargeFile(graph, "small", mebibyte);
  await deliverDocument(target, graph, small);
  await idle();

  const large = serveLargeFile(graph, "large", 100 * mebibyte);
  const rise = await memoryRise(worker!.pid, async () => {
    await deliverDocument(target, graph, large);
    await idle();
  });
  const { sql } = database.db;
  const rows = await sql.begin(async (tx) => {
    await tx`select set_config('app.workspace_id', ${workspace!.id}, true)`;
    return tx`select state, size_bytes::float8 as size_bytes, sha256 from media order by size_bytes`;
  });
  expect(rows).toEqual(
    [small, large].map(({ sizeBytes, sha256 }) => ({
      ...{ state: "stored", size_bytes: sizeBytes, sha256 },
    })),
  );
  expect(rise).toBeLessThan(64);
  expect(faultsOf(await checkDatabase(database.adminUrl))).toEqual({});
});
