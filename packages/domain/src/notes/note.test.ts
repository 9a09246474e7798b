import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId, type UserId } from "../ids/index.ts";
import { roles } from "../permissions/index.ts";
import {
  findMentions,
  maxNoteLength,
  mayDeleteNote,
  mayEditNote,
  noteBodySchema,
} from "./index.ts";

describe("the words of a note (NOT-1, S0.46)", () => {
  test("space around them goes, the lines stay", () => {
    expect(noteBodySchema.parse("  one\n two \n")).toBe("one\n two");
  });

  test.each(["", " \n ", "x".repeat(maxNoteLength + 1)])("%j is no note", (body) => {
    expect(noteBodySchema.safeParse(body).success).toBe(false);
  });

  test("the longest passes", () => {
    expect(noteBodySchema.safeParse("x".repeat(maxNoteLength)).success).toBe(true);
  });
});

describe("who may change a note (NOT-2, S0.46)", () => {
  const author = newId<UserId>();
  const other = newId<UserId>();

  test("its words only its author, whatever the others' roles", () => {
    expect(mayEditNote({ userId: author }, { authorId: author })).toBe(true);
    expect(mayEditNote({ userId: other }, { authorId: author })).toBe(false);
  });

  test("removed it is by its author, an owner or an admin", () => {
    const may = roles.filter((role) =>
      mayDeleteNote({ userId: other, role }, { authorId: author }),
    );
    expect(may).toEqual(["owner", "admin"]);
    expect(mayDeleteNote({ userId: author, role: "agent" }, { authorId: author })).toBe(true);
  });
});

describe("mentions (NOT-3)", () => {
  const [ana, anaMaria, bo, twin, nameless] = Array.from({ length: 5 }, () => newId<UserId>()) as [
    UserId,
    UserId,
    UserId,
    UserId,
    UserId,
  ];
  const people = [
    { userId: ana, fullName: "Ana" },
    { userId: anaMaria, fullName: "Ana Maria" },
    { userId: bo, fullName: "Bo Ørsted" },
    { userId: nameless, fullName: "  " },
  ];
  const named = (body: string) => findMentions(body, people).map(({ userId }) => userId);

  test.each([
    ["@Ana look", [ana]],
    ["look, @ana maria!", [anaMaria]],
    ["@Ana Marian", [ana]],
    ["(@bo ØRSTED)", [bo]],
    ["@Ana and @Ana Maria", [ana, anaMaria]],
    ["@@Ana", [ana]],
    ["mail ana@Ana.com", []],
    ["@Anabel", []],
    ["@", []],
    ["Ana", []],
    ["@Nobody", []],
  ])("%j means %j", (body, wanted) => {
    expect(named(body)).toEqual(wanted);
  });

  test("members of one name are all meant", () => {
    const both = [...people, { userId: twin, fullName: "ANA" }];
    expect(findMentions("@ana", both).map(({ userId }) => userId)).toEqual([ana, twin]);
  });

  test("a mention stands where the text has it", () => {
    expect(findMentions("Hi @Bo Ørsted!", people)).toEqual([{ userId: bo, start: 3, end: 13 }]);
  });

  test("of any text: what is found begins with @, is a member's name, and is in order", () => {
    const part = fc.constantFrom("@", "Ana", " Maria", "Bo Ørsted", "\n", "x", ",");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const body = parts.join("");
        const found = findMentions(body, people);
        for (const { userId, start, end } of found) {
          const name = people.find((one) => one.userId === userId)?.fullName ?? "";
          expect(body.slice(start, end).toLowerCase()).toBe(`@${name}`.toLowerCase());
        }
        expect(found.map(({ start }) => start)).toEqual(
          found.map(({ start }) => start).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
