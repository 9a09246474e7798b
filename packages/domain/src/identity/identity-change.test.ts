import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyIdentityChange,
  type ContactIdentity,
  type IdentityChange,
  identityChange,
  isSameIdentity,
} from "./index.ts";

const oldPhone: ContactIdentity = { kind: "wa_phone", value: "+16505551234" };
const newPhone: ContactIdentity = { kind: "wa_phone", value: "+12195555358" };
const oldId: ContactIdentity = { kind: "wa_bsuid", value: "US.1" };
const newId: ContactIdentity = { kind: "wa_bsuid", value: "US.2" };
const oldParent: ContactIdentity = { kind: "wa_parent_bsuid", value: "US.ENT.1" };
const withNine: ContactIdentity = { kind: "wa_phone", value: "+5511987654321" };
const withoutNine: ContactIdentity = { kind: "wa_phone", value: "+551187654321" };

describe("identityChange (IDN-10)", () => {
  test("names who the person was and is (IDN-10)", () => {
    const change = identityChange(
      { waId: "16505551234", bsuid: "US.1" },
      { waId: "12195555358", bsuid: "US.2" },
    );
    expect(change).toEqual({ previous: [oldPhone, oldId], current: [newPhone, newId] });
  });

  test.each([
    ["nobody before", {}, { bsuid: "US.2" }],
    ["nobody after", { bsuid: "US.1" }, {}],
    ["the same person", { waId: "16505551234", bsuid: "US.1" }, { bsuid: "US.1" }],
    [
      "the same number written in its other way",
      { waId: "5511987654321" },
      { waId: "551187654321" },
    ],
  ])("%s: no change (IDN-10)", (_, previous, current) => {
    expect(identityChange(previous, current)).toBeNull();
  });
});

describe("applyIdentityChange (IDN-10)", () => {
  test("a new number brings new ids; the old ones are nobody's here any more (IDN-10)", () => {
    const change = { previous: [oldPhone, oldId], current: [newPhone, newId] };
    expect(applyIdentityChange([oldPhone, oldId, oldParent], change)).toEqual({
      kept: [],
      retired: [oldPhone, oldId, oldParent],
      added: [newPhone, newId],
    });
  });

  test("a hidden new number retires the old one: it may be a stranger's (IDN-10)", () => {
    const change = { previous: [oldId], current: [newId] };
    expect(applyIdentityChange([oldPhone, oldId], change)).toEqual({
      kept: [],
      retired: [oldPhone, oldId],
      added: [newId],
    });
  });

  test("what is known already stays as it is written (IDN-4, IDN-10)", () => {
    const change = { previous: [oldPhone], current: [withoutNine, newId] };
    expect(applyIdentityChange([oldPhone, withNine], change)).toEqual({
      kept: [withNine],
      retired: [oldPhone],
      added: [newId],
    });
  });

  test("a contact the notice does not name is left alone (IDN-10)", () => {
    const change = { previous: [oldPhone], current: [newPhone] };
    const nobody = { kept: [withNine], retired: [], added: [] };
    expect(applyIdentityChange([withNine], change)).toEqual(nobody);
  });

  const anyIdentity = fc.constantFrom(
    ...[oldPhone, newPhone, oldId, newId, oldParent, withNine, withoutNine],
  );
  const some = fc.uniqueArray(anyIdentity, { minLength: 1 });

  test("nothing is lost, and applying it again changes nothing (IDN-10)", () => {
    fc.assert(
      fc.property(some, some, some, (known, previous, current) => {
        const change: IdentityChange = { previous, current };
        const first = applyIdentityChange(known, change);
        expect([...first.kept, ...first.retired].toSorted(byValue)).toEqual(
          known.toSorted(byValue),
        );
        const after = [...first.kept, ...first.added];
        expect(applyIdentityChange(after, change)).toEqual({ kept: after, retired: [], added: [] });
      }),
    );
  });
});

test("identities are one person's if equal, or one phone in two writings (IDN-4, IDN-7)", () => {
  expect(isSameIdentity(withNine, withoutNine)).toBe(true);
  expect(isSameIdentity(oldPhone, newPhone)).toBe(false);
  expect(isSameIdentity(oldId, { ...oldId })).toBe(true);
  expect(isSameIdentity(oldId, newId)).toBe(false);
  expect(isSameIdentity(oldId, { kind: "wa_parent_bsuid", value: oldId.value })).toBe(false);
});

function byValue(a: ContactIdentity, b: ContactIdentity): number {
  return a.value.localeCompare(b.value);
}
