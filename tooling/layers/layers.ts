/** One room of the house: where it is, which rooms it may import, and what its composition root adds. */
export type Room = {
  at: string;
  may: readonly string[];
  root?: { files: readonly string[]; may: readonly string[] };
};

const everything = [
  "domain",
  "db",
  "providers",
  "realtime",
  "auth",
  "queue",
  "core",
  "files",
  "api",
  "local-ably",
  "simulator",
  "testkit",
  "local",
];

/** Who may import whom. Tests beside the source may import `testkit` besides. */
export const rooms: Readonly<Record<string, Room>> = {
  domain: { at: "packages/domain", may: [] },
  db: { at: "packages/db", may: ["domain"] },
  providers: { at: "packages/providers", may: ["domain"] },
  realtime: { at: "packages/realtime", may: ["domain"] },
  auth: { at: "packages/auth", may: ["domain", "db"] },
  queue: { at: "packages/queue", may: ["domain", "db"] },
  core: { at: "packages/core", may: ["domain", "db", "providers", "realtime", "queue"] },
  files: { at: "packages/files", may: ["core"] },
  api: { at: "packages/api", may: ["domain", "realtime", "auth", "core"] },
  gateway: {
    at: "apps/gateway",
    may: ["domain", "providers", "auth", "core", "api"],
    root: { files: ["src/main.ts"], may: ["db", "realtime", "queue", "files"] },
  },
  worker: {
    at: "apps/worker",
    may: ["domain", "queue", "core"],
    root: {
      files: ["src/main.ts", "src/start-worker.ts"],
      may: ["db", "providers", "realtime", "files"],
    },
  },
  dashboard: {
    at: "apps/dashboard",
    may: ["domain", "realtime", "auth", "api"],
    root: {
      files: ["app/server/deps.server.ts", "server/main.ts"],
      may: ["db", "queue", "core", "files"],
    },
  },
  "local-ably": { at: "packages/local-ably", may: [] },
  simulator: { at: "packages/simulator", may: [] },
  testkit: { at: "packages/testkit", may: everything },
  local: { at: "infra/local", may: everything },
  tests: { at: "tests", may: [...everything, "gateway", "worker", "dashboard", "tooling"] },
  tooling: { at: "tooling", may: [] },
};

/** Slices of `core` from left to right: each may import only those before it. */
export const coreSlices: readonly string[] = [
  "outbox",
  "command",
  "secrets",
  "timeline",
  "numbers",
  "contacts",
  "members",
  "media",
  "templates",
  "notifications",
  "conversations",
  "notes",
  "messages",
  "automation",
  "inbound",
  "erasure",
];

/** Packages that are one program each: their folders sort files and are not entered from outside. */
export const programs: readonly string[] = ["local-ably", "simulator"];

/** Libraries that have one home, so that replacing one changes one place. */
export const libraryHomes: readonly { libraries: readonly string[]; rooms: readonly string[] }[] = [
  { libraries: ["lucia", "@lucia-auth/adapter-drizzle"], rooms: ["auth"] },
  { libraries: ["flydrive", "@aws-sdk/client-s3"], rooms: ["files"] },
  { libraries: ["file-type"], rooms: ["core"] },
  { libraries: ["ably"], rooms: ["realtime", "tests"] },
  {
    libraries: ["postgres", "drizzle-orm"],
    rooms: ["db", "core", "queue", "auth", "testkit", "local", "tests"],
  },
];

/** All that pure code may lean on. */
export const pureLibraries: readonly string[] = ["zod", "uuid", "libphonenumber-js"];

/** Files that are tests wherever they stand. */
export const testFile = "\\.(test|testsuite)\\.tsx?$";
