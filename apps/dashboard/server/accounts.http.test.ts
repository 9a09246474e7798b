import { createSessions } from "@parley/auth/sessions";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, testPassword } from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { expect, test } from "vitest";
import * as home from "../app/routes/home.tsx";
import * as login from "../app/routes/login.tsx";
import * as logout from "../app/routes/logout.tsx";
import * as notFound from "../app/routes/not-found.tsx";
import * as signup from "../app/routes/signup.tsx";
import * as theme from "../app/routes/theme.tsx";
import * as workspace from "../app/routes/workspace.tsx";
import * as workspaceHome from "../app/routes/workspace-home.tsx";
import * as workspaces from "../app/routes/workspaces.tsx";
import { createApp } from "./app.ts";

const database = useTestDatabase();
const testFiles = useTestFiles();
const origin = "http://parley.test";

type Module = ServerBuild["routes"][string]["module"];

/** The routes without what they look like: a page is an empty body with the route's status. */
const routes = {
  root: { path: "", module: { default: () => null } },
  home: { index: true, module: home },
  login: { path: "login", module: login },
  signup: { path: "signup", module: signup },
  logout: { path: "logout", module: logout },
  theme: { path: "theme", module: theme },
  workspaces: { path: "app", module: workspaces },
  workspace: { path: "app/:slug", module: workspace },
  workspaceHome: { parentId: "workspace", index: true, module: workspaceHome },
  notFound: { path: "*", module: notFound },
};

const build = {
  routes: Object.fromEntries(
    Object.entries(routes).map(([id, { module, ...route }]) => [
      id,
      {
        ...{ id, module: module as Module },
        ...(id !== "root" && { parentId: "root" }),
        ...route,
      },
    ]),
  ),
  entry: {
    module: {
      default: (_request: Request, status: number, headers: Headers) =>
        new Response("page", { status, headers }),
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  ...{ publicPath: "/", assetsBuildDirectory: "", basename: "/", isSpaMode: false },
  mode: "production",
  future: {
    ...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
    ...{ v3_lazyRouteDiscovery: false, v3_singleFetch: true, v3_routeConfig: true },
    unstable_optimizeDeps: true,
  },
} as unknown as ServerBuild;

/** A browser without scripts: keeps cookies, sends forms, follows nothing. */
function browser() {
  const { db } = database();
  const jar = new Map<string, string>();
  const app = createApp({
    log: pino({ level: "silent" }),
    api: {
      db,
      wake: () => undefined,
      sessions: createSessions(db),
      realtime: { key: { name: "app.key", secret: "s".repeat(32) }, host: {} },
      onError: (error) => {
        throw error;
      },
    },
    files: testFiles().store,
    isReady: async () => true,
    publicUrl: new URL(origin),
    realtimeUrl: null,
    clientDirectory: import.meta.dirname,
    render: createRequestHandler(build, "production"),
  });
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { origin, ...(cookie && { cookie }) };
    const answer = await app.request(origin + path, { ...init, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    jar,
    open: (path: string) => ask(path),
    send: (path: string, fields: Record<string, string>) =>
      ask(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

const whereTo = (answer: Response) => [answer.status, answer.headers.get("location")];

const newAccount = (slug: string) => ({
  ...{ fullName: "Ana Lima", email: `ana@${slug}.test`, company: "Luma", slug },
  password: "12345678",
});

test("who is not signed in comes to the log-in page, and back to where they wanted to be", async () => {
  const { users, slug } = await createTestWorkspace(database().db);
  const { open, send } = browser();
  expect(whereTo(await open("/"))).toEqual([302, "/login"]);
  expect(whereTo(await open("/app"))).toEqual([302, "/login?redirectTo=%2Fapp"]);
  const refused = await open(`/app/${slug}?status=closed`);
  const to = `/app/${slug}?status=closed`;
  expect(whereTo(refused)).toEqual([302, `/login?redirectTo=${encodeURIComponent(to)}`]);
  const { email } = users.agent;
  const answer = await send("/login", { email, password: testPassword, redirectTo: to });
  expect(whereTo(answer)).toEqual([302, to]);
});

test("logging in sets the session's cookie, out of reach of scripts (T-60)", async () => {
  const { users } = await createTestWorkspace(database().db);
  const { send, open, jar } = browser();
  const answer = await send("/login", { email: users.owner.email, password: testPassword });
  expect(whereTo(answer)).toEqual([302, "/app"]);
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^parley_session=[\w-]{43}; Max-Age=43(199|200); Path=\/; HttpOnly; SameSite=Lax$/,
  );
  expect(jar.has("parley_session")).toBe(true);
  expect(whereTo(await open("/"))).toEqual([302, "/app"]);
  expect(whereTo(await open("/login"))).toEqual([302, "/app"]);
});

test.each([["https://evil.test/app"], ["//evil.test"], ["/\\evil.test"], ["/logout"]])(
  "logging in never leads to %s (T-15)",
  async (redirectTo) => {
    const { users } = await createTestWorkspace(database().db);
    const { send } = browser();
    const fields = { email: users.owner.email, password: testPassword, redirectTo };
    expect(whereTo(await send("/login", fields))).toEqual([302, "/app"]);
  },
);

test("a wrong password and an unknown email answer alike, without a cookie (T-11)", async () => {
  const { users } = await createTestWorkspace(database().db);
  const { send } = browser();
  const wrong = await send("/login", { email: users.owner.email, password: "wrong password" });
  const unknown = await send("/login", { email: "nobody@example.com", password: "wrong password" });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect([wrong, unknown].flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
});

test("an empty form is refused", async () => {
  const { send } = browser();
  expect((await send("/login", {})).status).toBe(400);
  expect((await send("/signup", {})).status).toBe(400);
});

test("signing up makes the workspace and leads into it, signed in", async () => {
  const { send, open } = browser();
  const answer = await send("/signup", newAccount("luma-one"));
  expect(whereTo(answer)).toEqual([302, "/app/luma-one/inbox"]);
  expect(whereTo(await open("/app"))).toEqual([302, "/app/luma-one/inbox"]);
  expect(whereTo(await open("/app/luma-one"))).toEqual([302, "/app/luma-one/inbox"]);
});

test("a taken email or workspace URL is refused", async () => {
  await browser().send("/signup", newAccount("luma-two"));
  const again = { ...newAccount("luma-two"), email: "other@luma.test" };
  expect((await browser().send("/signup", again)).status).toBe(409);
  const sameEmail = { ...newAccount("luma-three"), email: "ANA@luma-two.test" };
  expect((await browser().send("/signup", sameEmail)).status).toBe(409);
});

test("logging out ends the session for good and clears what the browser kept", async () => {
  const { users } = await createTestWorkspace(database().db);
  const { send, open, jar } = browser();
  await send("/login", { email: users.owner.email, password: testPassword });
  const kept = jar.get("parley_session") ?? "";
  const answer = await send("/logout", {});
  expect(whereTo(answer)).toEqual([302, "/login"]);
  expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
  expect(answer.headers.getSetCookie()[0]).toMatch(/^parley_session=; Max-Age=0;/);
  jar.set("parley_session", kept);
  expect(whereTo(await open("/app"))).toEqual([302, "/login?redirectTo=%2Fapp"]);
});

test("a link cannot log anybody out", async () => {
  const { users } = await createTestWorkspace(database().db);
  const { send, open } = browser();
  await send("/login", { email: users.owner.email, password: testPassword });
  await open("/logout");
  expect(whereTo(await open("/"))).toEqual([302, "/app"]);
});

test("another's workspace answers like one that does not exist (T-01)", async () => {
  const mine = await createTestWorkspace(database().db);
  const theirs = await createTestWorkspace(database().db);
  const { send, open } = browser();
  await send("/login", { email: mine.users.owner.email, password: testPassword });
  expect((await open(`/app/${theirs.slug}`)).status).toBe(404);
  expect((await open("/app/there-is-none")).status).toBe(404);
});

test("the last workspace is remembered, but opens to members only", async () => {
  const mine = await createTestWorkspace(database().db);
  const theirs = await createTestWorkspace(database().db);
  const { send, open, jar } = browser();
  jar.set("parley_workspace", theirs.slug);
  await send("/login", { email: mine.users.owner.email, password: testPassword });
  expect(whereTo(await open("/app"))).toEqual([302, `/app/${mine.slug}/inbox`]);
});

test("a theme is remembered, and only one there is", async () => {
  const { send, jar } = browser();
  expect((await send("/theme.data", { theme: "dark" })).status).toBe(200);
  expect(jar.get("parley_theme")).toBe("dark");
  expect((await send("/theme.data", { theme: '"><script>' })).status).toBe(400);
  expect(jar.get("parley_theme")).toBe("dark");
});

test("an address nobody made is not found", async () => {
  expect((await browser().open("/there/is/nothing")).status).toBe(404);
});

test("whether emails are known can be asked for a few times only, and then nothing is told (T-11)", async () => {
  const { users } = await createTestWorkspace(database().db);
  const { send } = browser();
  const known = { ...newAccount("not-mine"), email: users.owner.email };
  const answers: number[] = [];
  for (let tries = 0; tries < 22; tries += 1) answers.push((await send("/signup", known)).status);
  expect(answers).toEqual([...Array(20).fill(409), 429, 429]);
  expect((await send("/signup", newAccount("also-not"))).status).toBe(429);
});
