import { createHmac, randomUUID } from "node:crypto";
import { createSessions } from "@parley/auth/sessions";
import { newWamid, signMetaWebhook } from "@parley/testkit/factories";
import { describe, expect, test } from "vitest";
import { marksIn } from "../world/canaries.ts";
import { checksumOf } from "../world/checksum.ts";
import { useWorld } from "../world/create-world.ts";
import { type RouteEntry, routeConfig } from "./dashboard-modules.ts";
import { localConnection, openDashboard, openGateway, platformApp, publicUrl } from "./mounts.ts";
import { renderRoute } from "./render-route.ts";
import { dashboardRoutes, gatewayRoutes, type PageRow, pageRows } from "./route-tables.ts";

const world = useWorld();
const nobodys = () => ({ slug: "nobodys-workspace", id: randomUUID() });

function namesOf(routes: readonly { method: string; path: string }[]): string[] {
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort();
}

function checksums() {
  const { admin, tables, a, b } = world();
  return Promise.all([a, b].map(({ id }) => checksumOf(admin, tables, id)));
}

async function tokenOfA(): Promise<string> {
  const { database, a } = world();
  const { id, email } = a.users.agent;
  return (await createSessions(database.db).create({ id, email, fullName: "A" })).token;
}

describe("gateway", () => {
  test("every route has a row, and every row a route (T-01)", () => {
    const app = openGateway(world().database.db);
    expect(namesOf(app.routes)).toEqual(Object.keys(gatewayRoutes).sort());
  });

  test("the webhook of A, signed by B or by nobody, is like one of no number (T-30, T-34)", async () => {
    const { database, a, b } = world();
    const app = openGateway(database.db);
    const before = await checksums();
    const body = { object: "whatsapp_business_account", entry: [] };
    const answers: unknown[] = [];
    for (const [id, secret] of [
      [a.number.id, b.number.appSecret],
      [randomUUID(), a.number.appSecret],
      [a.id, a.number.appSecret],
      [a.number.id, newWamid()],
    ] as const) {
      const { bytes, signature } = signMetaWebhook(body, secret);
      const headers = { "x-hub-signature-256": signature };
      const init = { method: "POST", body: new Uint8Array(bytes), headers };
      const answer = await app.request(`/webhooks/meta/${id}`, init, localConnection);
      answers.push([answer.status, await answer.text()]);
    }
    expect(answers).toEqual(answers.map(() => [401, ""]));
    expect(await checksums()).toEqual(before);
  });

  test.each(["inbound", "fallback", "status"])(
    "Twilio's %s URL of A's number, signed with B's secret or A's own of Meta, is like one of no number (T-31, T-34)",
    async (what) => {
      const { database, a, b } = world();
      const app = openGateway(database.db);
      const before = await checksums();
      const answers: unknown[] = [];
      for (const [id, secret] of [
        [a.number.id, b.number.appSecret],
        [a.number.id, a.number.appSecret],
        [randomUUID(), a.number.appSecret],
      ] as const) {
        const path = `/webhooks/twilio/${id}/${what}`;
        const signature = createHmac("sha1", secret).update(`${publicUrl}${path}`).digest("base64");
        const init = { method: "POST", headers: { "x-twilio-signature": signature } };
        const answer = await app.request(path, init, localConnection);
        answers.push([answer.status, await answer.text()]);
      }
      expect(answers).toEqual(answers.map(() => [401, ""]));
      expect(await checksums()).toEqual(before);
    },
  );

  test("what the platform's app gets for numbers that are not its own goes nowhere (T-12, T-21)", async () => {
    const { database, a, b } = world();
    const app = openGateway(database.db);
    const before = await checksums();
    const changes = [a, b].map(({ number }) => ({
      field: "messages",
      value: { metadata: { phone_number_id: number.providerNumberId }, messages: [{}] },
    }));
    const body = { object: "whatsapp_business_account", entry: [{ id: "1", changes }] };
    const answers: unknown[] = [];
    for (const secret of [platformApp.secret, a.number.appSecret]) {
      const { bytes, signature } = signMetaWebhook(body, secret);
      const headers = { "x-hub-signature-256": signature };
      const init = { method: "POST", body: new Uint8Array(bytes), headers };
      answers.push((await app.request("/webhooks/meta", init, localConnection)).status);
    }
    expect(answers).toEqual([200, 401]);
    expect(await checksums()).toEqual(before);
  });
});

test("every route of the dashboard's server has a row, and every row a route (T-01)", () => {
  const app = openDashboard(world().database.db);
  // Hono lists the pages' "*" as "/*", as it does the middlewares.
  expect(namesOf(app.routes)).toEqual(Object.keys(dashboardRoutes).sort());
});

function filesOf(entries: readonly RouteEntry[]): string[] {
  return entries.flatMap(({ file, children = [] }) => [file, ...filesOf(children)]);
}

test("every page of the dashboard has a row, and every row a page (T-01)", () => {
  expect(filesOf(routeConfig).sort()).toEqual(Object.keys(pageRows).sort());
});

describe.each(Object.entries(pageRows))("%s", (file, row) => {
  type Place = { slug: string; id: string };

  async function open({ slug, id }: Place, token: string | null, init: RequestInit = {}) {
    const render = renderRoute(file, row.params(slug, id));
    const app = openDashboard(world().database.db, { render, now: new Date("2030-01-01") });
    const headers = new Headers(init.headers);
    if (token !== null) headers.set("cookie", `__Host-parley_session=${token}`);
    const url = publicUrl + row.url(slug, id);
    const answer = await app.request(url, { ...init, headers }, localConnection);
    const requestId = answer.headers.get("x-request-id") ?? "none";
    const text = (await answer.text()).replaceAll(requestId, "the-request");
    return { status: answer.status, location: answer.headers.get("location"), text };
  }

  const placeInA = (): Place => ({ slug: world().a.slug, id: world().a.conversationId });

  test("without a session it answers as its row says, and shows nothing (T-06)", async () => {
    const { a, marksOfB } = world();
    const place = row.anonymous === 200 ? nobodys() : { ...placeInA(), slug: "some" };
    const answer = await open(place, null);
    expectAnswer(answer, row.anonymous);
    if (row.isOfWorkspace && row.anonymous === "/login") {
      const wanted = row.url(place.slug, place.id);
      expect(answer.location).toBe(`/login?${new URLSearchParams({ redirectTo: wanted })}`);
    }
    expect(marksIn(answer.text, [...marksOfB, a.canary])).toEqual([]);
  });

  test("to a member it answers as its row says, and shows nothing of B (T-06)", async () => {
    const { a, marksOfB } = world();
    const answer = await open(placeInA(), await tokenOfA());
    expectAnswer(answer, typeof row.member === "function" ? row.member(a) : row.member);
    expect(marksIn(answer.text, marksOfB)).toEqual([]);
  });

  test("B's workspace and B's conversation are like absent ones (T-01, T-11)", async () => {
    const { a, b, marksOfB } = world();
    const token = await tokenOfA();
    const places = [
      [{ slug: b.slug, id: b.conversationId }, nobodys()],
      [
        { slug: a.slug, id: b.conversationId },
        { slug: a.slug, id: randomUUID() },
      ],
    ] as const;
    for (const [foreign, absent] of places) {
      const [one, other] = [await open(foreign, token), await open(absent, token)];
      expect({ ...one, location: null }).toEqual({ ...other, location: null });
      expect(marksIn(one.text, marksOfB)).toEqual([]);
      if (row.isOfWorkspace && foreign.slug === b.slug) expect(one.status).toBe(404);
      if (file === "routes/conversation.tsx") expect(one.status).toBe(404);
    }
  });

  test.each([
    ["no Origin", {}],
    ["another site's Origin", { origin: "https://evil.example" }],
    ["the Origin null", { origin: "null" }],
    ["our Origin without TLS", { origin: publicUrl.replace("https", "http") }],
    ["another site by Sec-Fetch-Site", { "sec-fetch-site": "cross-site" }],
    [
      "a lying X-Forwarded-Host",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example", host: "evil.example" },
    ],
  ] as [string, Record<string, string>][])(
    "whatever is not a read, with %s, is refused with 403 and writes nothing (T-14, T-64)",
    async (_, headers) => {
      const token = await tokenOfA();
      const before = await checksums();
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await open(placeInA(), token, { method, headers });
        expect(answer.status).toBe(403);
        expect(JSON.parse(answer.text)).toMatchObject({
          error: { code: "request.foreign_origin" },
        });
      }
      expect(await checksums()).toEqual(before);
    },
  );
});

function expectAnswer(
  { status, location }: { status: number; location: string | null },
  wanted: PageRow["anonymous"],
): void {
  if (typeof wanted === "number") expect(status).toBe(wanted);
  else expect([status, location?.startsWith(wanted)]).toEqual([302, true]);
}
