import { createSessions } from "@parley/auth/sessions";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { beforeAll, describe, expect, test } from "vitest";
import { appRouter } from "../routers/index.ts";
import { type ApiDeps, workspaceHeader } from "./index.ts";

const database = useTestDatabase();
const requestId = "request-7";
const told: { error: unknown; about: unknown }[] = [];
let workspace: TestWorkspace;
let token: string;

beforeAll(async () => {
  const { db } = database();
  workspace = await createTestWorkspace(db);
  const message = { text: "Hello" };
  await receiveWebhooks(
    db,
    workspace,
    metaWebhook(workspace.number.providerNumberId, { messages: [message] }),
  );
  const { id, email } = workspace.users.agent;
  ({ token } = await createSessions(db).create({ id, email, fullName: "An Agent" }));
});

/** A mutation over the fetch adapter, as both mounts make it. */
async function call(
  path: string,
  input: unknown,
  more: Partial<ApiDeps> = {},
  sessionToken = token,
) {
  const { db } = database();
  const sessions = createSessions(db);
  const deps: ApiDeps = {
    db,
    wake: () => undefined,
    sessions,
    realtime: { key: { name: "app.key", secret: "secret" }, host: {} },
    onError: (error, about) => told.push({ error, about }),
    ...more,
  };
  const response = await fetchRequestHandler({
    endpoint: "/trpc",
    req: new Request(`http://api.test/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", [workspaceHeader]: workspace.slug },
      body: JSON.stringify(superjson.serialize(input)),
    }),
    router: appRouter,
    createContext: async () => ({
      deps,
      session: await sessions.find(sessionToken),
      workspaceSlug: workspace.slug,
      requestId,
      clientAddress: "192.0.2.1",
    }),
  });
  const text = await response.text();
  return { status: response.status, text, error: JSON.parse(text).error?.json };
}

const absent = "019a0000-0000-7000-8000-000000000000";

describe("the shape of an error", () => {
  test("a rule's refusal names its code, its sentence and the request, and nothing else", async () => {
    const { status, error } = await call("conversations.close", { conversationId: absent });
    expect(status).toBe(404);
    expect(error).toEqual({
      message: "unable to open the conversation; it does not exist or was removed",
      code: -32_004,
      data: {
        code: "NOT_FOUND",
        httpStatus: 404,
        path: "conversations.close",
        domainCode: "conversation.not_found",
        requestId,
      },
    });
  });

  test("no session is UNAUTHORIZED with auth.required", async () => {
    const { status, error } = await call(
      "conversations.close",
      { conversationId: absent },
      {},
      "-",
    );
    expect([status, error.data.code, error.data.domainCode]).toEqual([
      401,
      "UNAUTHORIZED",
      "auth.required",
    ]);
  });

  test("a procedure that is not there is a 404 without a rule's code", async () => {
    const { status, error } = await call("conversations.destroy", {});
    expect([status, error.data.domainCode, error.data.stack]).toEqual([404, null, undefined]);
  });

  test("a refusal a rule expects is not reported as a failure", async () => {
    told.length = 0;
    await call("conversations.close", { conversationId: absent });
    await call("conversations.close", { conversationId: 7 });
    expect(told).toEqual([]);
  });
});

describe("an input that cannot be read", () => {
  test.each([
    ["conversations.close", { conversationId: "canary-5511" }, "conversationId"],
    ["conversations.close", { conversationId: absent, role: "canary-5511" }, "role"],
    [
      "conversations.markRead",
      { conversationId: absent, upToSequence: "canary-5511" },
      "upToSequence",
    ],
    ["account.signUp", { email: "canary-5511", password: "canary-5511" }, "email"],
    ["messages.sendText", { conversationId: absent, text: { nested: "canary-5511" } }, "text"],
    ["conversations.close", "canary-5511", "input"],
  ])("%s given %j names %s and never the value (T-69)", async (path, input, field) => {
    const { status, text, error } = await call(path, input);
    expect([status, error.data.code, error.data.domainCode]).toEqual([
      400,
      "BAD_REQUEST",
      "input.invalid",
    ]);
    expect(error.message).toContain(field);
    expect(text).not.toContain("canary-5511");
    expect(text).not.toContain("stack");
  });
});

describe("a failure nobody expected", () => {
  test("is answered in general words with the request's id, and reported whole", async () => {
    told.length = 0;
    const cause = new Error("connect ECONNREFUSED canary-5511");
    const sessions = { ...createSessions(database().db), logIn: () => Promise.reject(cause) };
    const input = { email: "a@example.com", password: "canary-5511" };
    const { status, text, error } = await call("account.logIn", input, { sessions });
    expect(status).toBe(500);
    expect(error.message).toBe(
      `unable to do this; something failed on our side (request ${requestId})`,
    );
    expect(error.data).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      httpStatus: 500,
      path: "account.logIn",
      domainCode: null,
      requestId,
    });
    expect(text).not.toMatch(/canary-5511|ECONNREFUSED|stack/);
    expect(told).toEqual([{ error: cause, about: { path: "account.logIn", requestId } }]);
  });
});

describe("membership is read anew at each request (T-10)", () => {
  test("the session of a removed member opens the workspace no more, at once", async () => {
    const { db } = database();
    const { id, email } = workspace.users.admin;
    const session = await createSessions(db).create({ id, email, fullName: "An Admin" });
    const ask = () => call("realtime.token", undefined, {}, session.token);
    expect((await ask()).status).toBe(200);
    await db.sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspace.id}, true)`;
      await tx`delete from members where user_id = ${id}`;
    });
    const { status, error } = await ask();
    expect([status, error.data.domainCode]).toEqual([404, "workspace.not_found"]);
  });
});
