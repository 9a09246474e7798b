import process from "node:process";
import { openEmbedded, openExternal } from "../database/index.ts";
import { writePhones } from "../phones/index.ts";
import { seed } from "../seed/index.ts";
import type { Answer, Request, Requests } from "./requests.ts";

process.on("disconnect", () => process.exit(0));
process.on("message", (request: Request & { id: number }) => {
  const { id } = request;
  handle(request).then(
    (output) => answer({ id, output }),
    (error: unknown) =>
      answer({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});

function answer(what: Answer): void {
  process.send?.(what);
}

function handle(request: Request): Promise<unknown> {
  switch (request.name) {
    case "openEmbedded":
      return openEmbedded(request.input.adminUrl, request.input.appRolePassword);
    case "openExternal":
      return openExternal(request.input, request.input.appRolePassword);
    case "seed":
      return seedAll(request.input);
  }
}

async function seedAll({
  phones,
  ...input
}: Requests["seed"]["input"]): Promise<Requests["seed"]["output"]> {
  const { phones: written, ...output } = await seed(input);
  if (phones !== null) writePhones(phones.dataDir, phones.gatewayUrl, written);
  return output;
}
