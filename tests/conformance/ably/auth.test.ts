import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  authCallback,
  capability,
  connected,
  errorOf,
  FORMATS,
  nextState,
  openWorld,
  signJwt,
} from "./world.ts";

const inSeconds = (seconds: number) => Date.now() / 1000 + seconds;

describe.each(FORMATS)("authentication ($format)", (format) => {
  test("a JWT from authCallback connects as its clientId", async () => {
    const world = await openWorld(format);
    const client = world.realtime(authCallback(() => signJwt({ "x-ably-clientId": "u7" })));
    await connected(client);
    expect(client.auth.clientId).toBe("u7");
  });

  test("a signed TokenRequest is exchanged for a token, and only once (40105)", async () => {
    const world = await openWorld(format);
    const request = await world.rest().auth.createTokenRequest({ clientId: "u8", ttl: 60_000 });
    const client = world.realtime(authCallback(() => request));
    await connected(client);
    expect(client.auth.clientId).toBe("u8");
    const replay = world.rest(authCallback(() => request));
    expect((await errorOf(replay.channels.get("c").history())).statusCode).toBe(401);
  });

  test("authUrl may answer with a plain JWT", async () => {
    const world = await openWorld(format);
    const endpoint = createServer((_, response) => {
      response.setHeader("Content-Type", "application/jwt");
      response.end(signJwt({ "x-ably-clientId": "u9" }));
    });
    await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void endpoint.close());
    const { port } = endpoint.address() as AddressInfo;
    const client = world.realtime({ authUrl: `http://127.0.0.1:${port}/` });
    await connected(client);
    expect(client.auth.clientId).toBe("u9");
  });

  test("an expired token disconnects with 40142 and a new one keeps the connection", async () => {
    const world = await openWorld(format);
    const client = world.realtime(authCallback(() => signJwt({ exp: inSeconds(1) })));
    const id = await connected(client);
    const gone = nextState(client, "disconnected");
    const again = nextState(client, "connected");
    world.server.control.expireToken(id);
    expect((await gone).reason?.code).toBe(40142);
    await again;
    expect(client.connection.id).toBe(id);
  });

  test("an expired literal token fails for want of renewal (40171)", async () => {
    const world = await openWorld(format);
    const client = world.realtime({ token: signJwt({ iat: inSeconds(-100), exp: inSeconds(-1) }) });
    expect((await nextState(client, "failed")).reason?.code).toBe(40171);
  });

  test("a token with less than 30 s left is renewed in place", async () => {
    const world = await openWorld(format);
    let issued = 0;
    const client = world.realtime(
      authCallback(() => {
        issued += 1;
        return signJwt({ exp: inSeconds(issued === 1 ? 20 : 1800) });
      }),
    );
    const renewed = new Promise((resolve) => client.connection.once("update", resolve));
    const id = await connected(client);
    await renewed;
    expect({ issued, id: client.connection.id, state: client.connection.state }).toEqual({
      issued: 2,
      id,
      state: "connected",
    });
  });

  test("authorize() grows and shrinks what a live connection may do", async () => {
    const world = await openWorld(format);
    const grants = [
      { old: ["subscribe"] },
      { old: ["subscribe"], extra: ["subscribe"] },
      { extra: ["subscribe"] },
    ];
    const client = world.realtime(
      authCallback(() => signJwt(capability(grants.shift() ?? { extra: ["subscribe"] }))),
    );
    const id = await connected(client);
    const old = client.channels.get("old");
    await old.attach();
    expect((await errorOf(client.channels.get("extra").attach())).code).toBe(40160);
    await client.auth.authorize();
    await client.channels.get("extra").attach();
    const failed = old.once("failed");
    await client.auth.authorize();
    expect((await failed).reason?.code).toBe(40160);
    expect(client.channels.get("extra").state).toBe("attached");
    expect(client.connection.id).toBe(id);
  });

  test("a new token of another person is fatal (40102)", async () => {
    const world = await openWorld(format);
    const people = ["a", "b"];
    const client = world.realtime(
      authCallback(() => signJwt({ "x-ably-clientId": people.shift() ?? "b" })),
    );
    await connected(client);
    const failed = nextState(client, "failed");
    client.auth.authorize().catch(() => {});
    expect((await failed).reason?.code).toBe(40102);
  });

  test.each([
    ["403 ends the connection", 403, "failed"],
    ["anything else is tried again", 500, "disconnected"],
  ] as const)("a token endpoint that answers: %s", async (_, statusCode, state) => {
    const world = await openWorld(format);
    const client = world.realtime({
      authCallback: (_params, done) =>
        done({ code: 40300, statusCode, message: "no" } as never, null),
    });
    expect((await nextState(client, state)).reason?.code).toBe(80019);
  });

  test("revoking a client disconnects it with 40141 and refuses its old token", async () => {
    const world = await openWorld(format);
    const token = signJwt({ "x-ably-clientId": "u1", iat: inSeconds(-60), exp: inSeconds(600) });
    const client = world.realtime({ token });
    await connected(client);
    const other = world.realtime({ token: signJwt({ "x-ably-clientId": "u2" }) });
    await connected(other);
    const gone = nextState(client, "disconnected");
    const result = await world.rest().auth.revokeTokens([
      { type: "clientId", value: "u1" },
      { type: "planet", value: "mars" },
    ]);
    expect(result).toMatchObject({
      successCount: 1,
      failureCount: 1,
      results: [{ target: "clientId:u1" }, {}],
    });
    expect((await gone).reason?.code).toBe(40141);
    const late = world.realtime({ token });
    expect((await nextState(late, "failed")).reason?.code).toBe(40171);
    expect(other.connection.state).toBe("connected");
  });

  test("a token cannot revoke (40162)", async () => {
    const world = await openWorld(format);
    const rest = world.rest({ token: signJwt() });
    expect((await errorOf(rest.auth.revokeTokens([{ type: "clientId", value: "x" }]))).code).toBe(
      40162,
    );
  });

  test("identified clients are stamped, and may not pose as others (40012)", async () => {
    const world = await openWorld(format);
    const rest = world.rest({ token: signJwt({ "x-ably-clientId": "u1" }) });
    await rest.channels.get("c").publish("hello", null);
    const [message] = (await world.rest().channels.get("c").history()).items;
    expect(message?.clientId).toBe("u1");
    const anonymous = world.rest({ token: signJwt() });
    const posing = anonymous.channels.get("c").publish({ name: "x", clientId: "boss" });
    expect((await errorOf(posing)).code).toBe(40012);
  });
});

describe("requestToken", () => {
  test.each([
    ["a ttl over 24 h", { ttl: 365 * 24 * 3600 * 1000 }, 40003],
    ["an old timestamp", { timestamp: Date.now() - 30 * 60_000 }, 40104],
    ["a capability with unknown operations", { capability: '{"a":["fly"]}' }, 40000],
  ])("%s is refused", async (_, params, code) => {
    const world = await openWorld();
    expect((await errorOf(world.rest().auth.requestToken(params))).code).toBe(code);
  });

  test("the answer tells issue, expiry and capability", async () => {
    const world = await openWorld();
    const details = await world
      .rest()
      .auth.requestToken({ ttl: 1234, capability: { "a:*": ["subscribe"] } });
    expect(details.expires - details.issued).toBe(1234);
    expect(details.capability).toBe('{"a:*":["subscribe"]}');
  });
});
