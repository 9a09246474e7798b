import { describe, expect, test } from "vitest";
import { API_KEY, capability, errorOf, FORMATS, openWorld, signJwt } from "./world.ts";

describe.each(FORMATS)("REST ($format)", (format) => {
  test("history pages in both directions", async () => {
    const world = await openWorld(format);
    const channel = world.rest().channels.get("c");
    for (let index = 0; index < 5; index += 1) await channel.publish(String(index), { index });
    const seen: string[] = [];
    let page = await channel.history({ limit: 2 });
    for (;;) {
      seen.push(...page.items.map(({ name }) => String(name)));
      const next = page.hasNext() ? await page.next() : null;
      if (!next) break;
      page = next;
    }
    expect(seen).toEqual(["4", "3", "2", "1", "0"]);
    const forwards = await channel.history({ limit: 3, direction: "forwards" });
    expect(forwards.items.map(({ name }) => name)).toEqual(["0", "1", "2"]);
    const first = await (await forwards.next())?.first();
    expect(first?.items.map(({ name }) => name)).toEqual(["0", "1", "2"]);
  });

  test("history can be limited in time", async () => {
    const world = await openWorld(format);
    const channel = world.rest().channels.get("c");
    await channel.publish("early", null);
    const [early] = (await channel.history()).items;
    const after = (early?.timestamp ?? 0) + 1;
    expect((await channel.history({ start: after })).items).toEqual([]);
    expect((await channel.history({ end: after })).items).toHaveLength(1);
  });

  test("the same message id is published once within the window", async () => {
    const world = await openWorld(format);
    const channel = world.rest().channels.get("c");
    const first = await channel.publish({ id: "event-1", name: "once" });
    const second = await channel.publish({ id: "event-1", name: "once" });
    expect(second.serials).toEqual(first.serials);
    expect((await channel.history()).items).toHaveLength(1);
  });

  test("ids of an array must be base:0, base:1 (40031)", async () => {
    const world = await openWorld(format);
    const channel = world.rest({ idempotentRestPublishing: false }).channels.get("c");
    expect((await errorOf(channel.publish([{ id: "a:0" }, { id: "b:1" }]))).code).toBe(40031);
    await channel.publish([{ id: "a:0" }, { id: "a:1" }]);
    expect((await channel.history()).items.map(({ id }) => id)).toEqual(["a:1", "a:0"]);
  });

  test("batch publish reports each channel", async () => {
    const world = await openWorld(format);
    const rest = world.rest({ token: signJwt(capability({ yes: ["publish"] })) });
    const result = await rest.batchPublish({
      channels: ["yes", "no"],
      messages: [{ data: "1" }, { data: "2" }],
    });
    expect(result).toMatchObject({ successCount: 1, failureCount: 1 });
    expect(result.results[0]).toMatchObject({
      channel: "yes",
      messageId: expect.stringContaining(":0"),
    });
    expect(result.results[1]).toMatchObject({ channel: "no", error: { code: 40160 } });
    expect(
      (await world.rest().channels.get("yes").history()).items.map(({ data }) => data),
    ).toEqual(["2", "1"]);
  });

  test("batch presence reports each channel", async () => {
    const world = await openWorld(format);
    await world.realtime({ clientId: "u1" }).channels.get("a").presence.enter("here");
    const result = await world.rest().batchPresence(["a", "b"]);
    expect(result).toMatchObject({
      successCount: 2,
      failureCount: 0,
      results: [
        { channel: "a", presence: [{ clientId: "u1" }] },
        { channel: "b", presence: [] },
      ],
    });
  });

  test("the status of a channel counts what is on it", async () => {
    const world = await openWorld(format);
    await world.realtime({ clientId: "u1" }).channels.get("c").presence.enter();
    const { status, channelId } = await world.rest().channels.get("c").status();
    expect(channelId).toBe("c");
    expect(status).toMatchObject({
      isActive: true,
      occupancy: { metrics: { connections: 1, presenceMembers: 1 } },
    });
  });

  test("what is not spoken is refused, not ignored", async () => {
    const world = await openWorld(format);
    const rest = world.rest();
    const gone = await rest.request("get", "/push/channelSubscriptions", 6);
    expect({ status: gone.statusCode, code: gone.errorCode }).toEqual({ status: 404, code: 40400 });
    const updated = await rest.request(
      "post",
      "/channels/c/messages",
      6,
      {},
      { action: 1, serial: "x", data: "y" },
    );
    expect({ status: updated.statusCode, code: updated.errorCode }).toEqual({
      status: 400,
      code: 40000,
    });
    expect((await rest.stats()).items).toEqual([]);
  });

  test("time needs no credentials", async () => {
    const world = await openWorld(format);
    expect(Math.abs((await world.rest().time()) - Date.now())).toBeLessThan(5000);
  });
});

describe("REST for browsers and operators", () => {
  test("a loopback page is allowed with credentials, another one is not", async () => {
    const world = await openWorld();
    const ask = (origin: string) => fetch(`${world.server.url}/time`, { headers: { origin } });
    const allowed = await ask("http://localhost:5173");
    expect(allowed.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    expect(allowed.headers.get("access-control-allow-credentials")).toBe("true");
    expect(
      (await ask("https://evil.example")).headers.get("access-control-allow-origin"),
    ).toBeNull();
  });

  test("envelope=json carries status and Link in the body", async () => {
    const world = await openWorld();
    await world
      .rest()
      .channels.get("c")
      .publish([{ name: "1" }, { name: "2" }]);
    const headers = { authorization: `Basic ${Buffer.from(API_KEY).toString("base64")}` };
    const response = await fetch(`${world.server.url}/channels/c/messages?limit=1&envelope=json`, {
      headers,
    });
    const body = (await response.json()) as {
      statusCode: number;
      response: unknown[];
      headers: { link: string };
    };
    expect(body.statusCode).toBe(200);
    expect(body.response).toHaveLength(1);
    expect(body.headers.link).toMatch(/<\.\/messages\?[^>]*cursor=[^>]*>; rel="next"/);
  });

  test("comet is answered 503 with 50003, so that browsers do not give up", async () => {
    const world = await openWorld();
    const response = await fetch(`${world.server.url}/comet/connect`);
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ error: { code: 50003 } });
  });

  test("a body over 2 MiB is refused before it is read, with or without its length (40009)", async () => {
    const world = await openWorld();
    const post = async (body: string | ReadableStream) => {
      const init = { method: "POST", body, duplex: "half" as const };
      const response = await fetch(`${world.server.url}/channels/c/messages`, init);
      return { status: response.status, body: await response.json() };
    };
    const refused = { status: 413, body: { error: { code: 40009 } } };
    expect(await post("x".repeat(2_097_153))).toMatchObject(refused);
    const part = new TextEncoder().encode("x".repeat(65_536));
    let sentBytes = 0;
    const unmeasured = new ReadableStream({
      pull: (controller) => {
        sentBytes += part.length;
        if (sentBytes > 3_000_000) controller.close();
        else controller.enqueue(part);
      },
    });
    expect(await post(unmeasured)).toMatchObject(refused);
  });

  test("health and connectivity checks answer", async () => {
    const world = await openWorld();
    const text = async (path: string) => (await fetch(`${world.server.url}${path}`)).text();
    expect([await text("/internet-up"), await text("/healthz"), await text("/readyz")]).toEqual([
      "yes",
      "ok",
      "ok",
    ]);
  });
});
