import { appRouter } from "@parley/api/routers";
import { createSessions } from "@parley/auth/sessions";
import { connect, type Database } from "@parley/db/client";
import { type Role, roles } from "@parley/domain/permissions";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { marksIn } from "../world/canaries.ts";
import { checksumOf } from "../world/checksum.ts";
import { useWorld } from "../world/create-world.ts";
import { valueAt, withField } from "./at-path.ts";
import { inputFields } from "./input-fields.ts";
import { inputsOf, matrix } from "./matrix.ts";
import { type Answer, type Call, type Door, mounts } from "./mounts.ts";
import type { Field, Row } from "./row.ts";

type Definition = { type: Call["kind"]; inputs: unknown[] };
const { procedures: registry } = (
  appRouter as unknown as { _def: { procedures: Record<string, { _def: Definition }> } }
)._def;
const procedures = Object.entries(registry).map(([path, { _def }]) => [path, _def] as const);

/** Both walls as in life, and the first alone: the superuser, to whom no policy applies. */
const places = [
  ...mounts.map((mount) => ({ mount, wall: "both walls" })),
  // Below the mount there is one code, so one mount is enough to see it alone.
  ...mounts.slice(0, 1).map((mount) => ({ mount, wall: "the code alone" })),
];
const nobodysSlug = "nobodys-workspace";
/** Columns a caller may not reach by naming them. */
const smuggled = { workspaceId: "x", role: "owner", authorUserId: "x", isActive: true };

const world = useWorld();

test("every procedure has a row in the matrix, and every row a procedure (T-01)", () => {
  expect(Object.keys(matrix).sort()).toEqual(procedures.map(([path]) => path).sort());
});

test.each(procedures)(
  "%s: every field that takes an id is in its row (T-01)",
  (path, definition) => {
    const { ids } = inputFields(definition.inputs[0]);
    expect(Object.keys(rowOf(path).fields)).toEqual(expect.arrayContaining(ids));
    expect(definition.inputs.length).toBeLessThan(2);
  },
);

describe.each(places)("$mount.name, behind $wall", ({ mount, wall }) => {
  let db: Database;
  let door: Door;
  let before: Record<string, string>;

  beforeAll(async () => {
    const { database } = world();
    db = wall === "both walls" ? database.db : connect(database.adminUrl, { max: 4 });
    door = mount.open(db, { now: new Date() });
    before = await checksumOfB();
  });

  afterAll(async () => {
    if (wall === "the code alone") await db.close();
  });

  /** Whatever a case tried, not one row of B is another. */
  afterEach(async () => {
    expect(await checksumOfB()).toEqual(before);
  });

  function checksumOfB() {
    const { admin, tables, b } = world();
    return checksumOf(admin, tables, b.id);
  }

  const tokens = new Map<Role, string>();

  /** One session for each role; signing up, in and out end the one they came with. */
  async function tokenOf(role: Role, path: string): Promise<string> {
    const known = tokens.get(role);
    if (known !== undefined && !path.startsWith("account.")) return known;
    const { id, email } = world().a.users[role];
    const sessions = createSessions(world().database.db);
    const { token } = await sessions.create({ id, email, fullName: role });
    if (!path.startsWith("account.")) tokens.set(role, token);
    return token;
  }

  /** Calls as the member of A, and looks at what must never happen. */
  async function callAs(
    role: Role | null,
    [path, { type: kind }]: (typeof procedures)[number],
    input: unknown,
    slug: string | null = world().a.slug,
  ): Promise<Answer> {
    const token = role === null ? null : await tokenOf(role, path);
    const { admin, marksOfB, a, b } = world();
    await rowOf(path).prepare?.(admin, a);
    const answer = await door.call({ path, kind, input, token, slug });
    // A chooses its own message ids, also one that B chose; its answers then show it.
    const own = (mark: string) => b.clientMessageIds.includes(mark);
    const foreign = marksIn(answer.text, marksOfB).filter((mark) => !own(mark));
    expect(foreign, `${path} betrays B`).toEqual([]);
    return answer;
  }

  describe.each(procedures)("%s", (path, definition) => {
    const procedure = [path, definition] as const;
    const row = rowOf(path);
    const allowed: readonly Role[] = Array.isArray(row.may) ? row.may : roles;

    test.each(roles)("the %s may, if and only if the matrix says so (T-06)", async (role) => {
      for (const input of inputsOf(row, world().a)) {
        const { status, text } = await callAs(role, procedure, input);
        if (allowed.includes(role)) expect(status, text).toBe(200);
        else expect([status, codeIn(text)]).toEqual([403, "permission.denied"]);
      }
    });

    test("without a session it is refused, unless it is for anyone (T-06)", async () => {
      const { status, text } = await callAs(null, procedure, row.input(world().a));
      if (row.may === "anyone") expect(status, text).toBe(200);
      else expect([status, codeIn(text)]).toEqual([401, "auth.required"]);
    });

    test("B's workspace answers exactly like one that does not exist (T-11)", async () => {
      const { a, b } = world();
      const input = row.input(a);
      const answers: Answer[] = [];
      for (const slug of [b.slug, nobodysSlug, b.id, "", null]) {
        answers.push(await callAs("owner", procedure, input, slug));
        if (!Array.isArray(row.may)) break;
      }
      if (!Array.isArray(row.may)) return expect(answers).toHaveLength(1);
      expect([answers[0]?.status, codeIn(answers[0]?.text)]).toEqual([404, "workspace.not_found"]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    });

    test("fields that are not its own are refused, wherever they stand (T-04)", async () => {
      const { a } = world();
      const { objects } = inputFields(definition.inputs[0]);
      const missing = new Set(objects);
      for (const valid of inputsOf(row, a)) {
        for (const at of objects.filter((path) => isObject(valueAt(valid, path)))) {
          missing.delete(at);
          for (const [name, value] of Object.entries(smuggled)) {
            const input = withField(valid ?? {}, at === "" ? name : `${at}.${name}`, value);
            const { status, text } = await callAs("owner", procedure, input);
            expect([status, codeIn(text)], `${at} ${name}`).toEqual([400, "input.invalid"]);
          }
        }
      }
      expect([...missing], "objects that stand in no input of the row").toEqual([]);
      expect(objects.length > 0).toBe(row.input(a) !== undefined);
    });

    const swaps = Object.entries(row.fields).flatMap(([name, field]) =>
      allowed.map((role) => [name, role, field] as const),
    );
    if (swaps.length === 0) return;

    test.each(swaps)(
      "%s of B, sent by the %s, is nobody's (T-01, T-03)",
      async (name, role, field) => {
        const { b } = world();
        const valid = inputWith(row, name);
        const nobodys = await callAs(role, procedure, withField(valid, name, field.nobodys()));
        const foreign = await callAs(role, procedure, withField(valid, name, field.foreign(b)));
        expectForeign(field, foreign, nobodys);
      },
    );
  });
});

/** A valid input of A in which the field stands; the first where it may be left out. */
function inputWith(row: Row, field: string): Record<string, unknown> {
  const inputs = inputsOf(row, world().a);
  return inputs.find((input) => valueAt(input, field) !== undefined) ?? inputs[0] ?? {};
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

const queries = procedures.filter(([, { type }]) => type === "query");

test.each(queries)("%s answers the same without row-level security (T-02)", async (path) => {
  const { database, a } = world();
  const [mount] = mounts;
  const { id, email } = a.users.agent;
  const { token } = await createSessions(database.db).create({ id, email, fullName: "agent" });
  const superuser = connect(database.adminUrl, { max: 2 });
  const call = { path, kind: "query", input: rowOf(path).input(a), token, slug: a.slug } as const;
  const now = new Date();
  const answers = [database.db, superuser].map((db) => mount?.open(db, { now }).call(call));
  const [behindBoth, behindCode] = await Promise.all(answers);
  await superuser.close();
  expect(behindCode).toEqual(behindBoth);
  expect(behindCode?.status).toBe(200);
});

/** What the answer to B's id must be, beside the answer to an id that nobody has. */
function expectForeign({ is }: Field, foreign: Answer, nobodys: Answer): void {
  if (is === "taken" || is === "fresh") {
    expect(nobodys.status, nobodys.text).toBe(200);
    expect(foreign.status, foreign.text).toBe(is === "taken" ? 409 : 200);
    return;
  }
  expect(foreign).toEqual(nobodys);
  const wanted = { absent: 404, stale: 409, empty: 200, position: 200 }[is];
  expect(foreign.status, foreign.text).toBe(wanted);
}

function rowOf(path: string): Row {
  const row = matrix[path];
  if (row === undefined) throw new Error(`${path} has no row in the matrix`);
  return row;
}

function codeIn(text: string | undefined): unknown {
  return /"domainCode":"([^"]+)"/.exec(text ?? "")?.[1];
}
