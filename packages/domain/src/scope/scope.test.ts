import { expect, test } from "vitest";
import { type NumberId, newId, type UserId, type WorkspaceId } from "../ids/index.ts";
import { holderOf, mintScope } from "./index.ts";

const workspaceId = newId<WorkspaceId>();

test("a member's scope is held by the member's role", () => {
  const actor = { kind: "user", userId: newId<UserId>(), role: "agent" } as const;
  expect(holderOf(mintScope({ workspaceId, actor }))).toBe("agent");
});

test("provider and system scopes are held by themselves, and carry the request id", () => {
  const provider = mintScope({
    workspaceId,
    actor: { kind: "provider", numberId: newId<NumberId>() },
    requestId: "r-1",
  });
  expect(holderOf(provider)).toBe("provider");
  expect(provider.requestId).toBe("r-1");
  expect(holderOf(mintScope({ workspaceId, actor: { kind: "system", name: "relay" } }))).toBe(
    "system",
  );
});
