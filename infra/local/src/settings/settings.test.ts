import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "./index.ts";

const root = "/checkout";

test("with nothing set everything is started here, on the usual ports", () => {
  expect(readSettings({}, root)).toEqual({
    dataDir: join(root, ".data"),
    ports: {
      PORT_DASHBOARD: 3000,
      PORT_GATEWAY: 3001,
      PORT_SIMULATOR: 3002,
      PORT_ABLY: 3003,
      PORT_POSTGRES: 3004,
    },
    database: null,
    ably: null,
    metaGraphUrl: null,
    metaGraphVersion: null,
    metaApp: null,
    bucket: {},
    twilioUrl: null,
    encryptionKey: null,
    logLevel: "info",
  });
});

test("real services are used when they are named", () => {
  const settings = readSettings(
    {
      DATABASE_URL: "postgres://a:b@db/x",
      DATABASE_ADMIN_URL: "postgresql://c:d@db/x",
      ABLY_API_KEY: "app.key:secret",
      META_GRAPH_URL: "https://graph.example",
      S3_BUCKET: "files",
      S3_ENDPOINT: "https://objects.example",
    },
    root,
  );
  expect(settings.database).toEqual({
    url: "postgres://a:b@db/x",
    adminUrl: "postgresql://c:d@db/x",
  });
  expect(settings.ably).toEqual({ apiKey: "app.key:secret", localUrl: null });
  expect(settings.metaGraphUrl).toBe("https://graph.example");
  expect(settings.bucket).toEqual({ S3_BUCKET: "files", S3_ENDPOINT: "https://objects.example" });
});

test("an absolute data folder stays where it is, and an empty variable counts as unset", () => {
  const settings = readSettings(
    { DATA_DIR: "/elsewhere", PORT_GATEWAY: "", ABLY_API_KEY: "" },
    root,
  );
  expect(settings.dataDir).toBe("/elsewhere");
  expect(settings.ports.PORT_GATEWAY).toBe(3001);
  expect(settings.ably).toBeNull();
});

test.each([
  [{ PORT_DASHBOARD: "abc" }, "PORT_DASHBOARD"],
  [{ PORT_ABLY: "70000" }, "PORT_ABLY"],
  [{ DATABASE_URL: "mysql://secret@db/x" }, "DATABASE_URL"],
  [{ DATABASE_ADMIN_URL: "postgres://secret@db/x" }, "DATABASE_URL"],
  [{ ABLY_API_KEY: "secret" }, "ABLY_API_KEY"],
  [{ META_APP_SECRET: "secret" }, "META_APP_SECRET or META_VERIFY_TOKEN"],
  [{ TWILIO_URL: "secret" }, "TWILIO_URL"],
  [{ ABLY_LOCAL_URL: "http://127.0.0.1:9" }, "ABLY_API_KEY"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
])("%j is refused by its name alone", (env, name) => {
  expect(() => readSettings(env, root)).toThrow(
    `unable to start; correct ${name} (see .env.example)`,
  );
});
