import { describe, expect, test } from "vitest";
import { accountFailures } from "./account-failures.ts";
import { connectionFailures } from "./connection-failures.ts";
import type { FailureTable } from "./failure-entry.ts";
import { failureOf, isKnownFailure } from "./index.ts";
import { messageFailures } from "./message-failures.ts";
import { templateFailures } from "./template-failures.ts";
import { throttlingFailures } from "./throttling-failures.ts";
import { twilioAccountFailures } from "./twilio-account-failures.ts";
import { twilioMessageFailures } from "./twilio-message-failures.ts";

/** "1, 5–7" as ["1", "5", "6", "7"]. */
function codes(list: string): string[] {
  return list
    .trim()
    .split(/[,\s]+/)
    .flatMap((part) => {
      const [from = 0, to = from] = part.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
    });
}

/** The Cloud API reference, section C, in its order; ranges as it states them. */
const meta: Readonly<Record<string, { listed: string; table: FailureTable }>> = {
  "C.1 account": {
    listed: `0, 3, 10, 190, 200, 201–299, 33, 100, 368, 130497, 131031, 131005, 131042, 131044, 131045, 131037,
      133010, 131057, 2494100, 134011, 131063, 131064, 139200`,
    table: accountFailures,
  },
  "C.2 throttling": {
    listed: `1, 2, 4, 80007, 130429, 131048, 131056, 131000, 131016, 133004, 135000, 133015, 133016, 613`,
    table: throttlingFailures,
  },
  "C.3 message": {
    listed: `130403, 130472, 131008, 131009, 131021, 131026, 131030, 131047, 470, 1026, 1013, 131049, 131050, 131051,
      131052, 131053, 131055, 131060, 131062, 137000, 131020, 131041, 131201, 131202, 131204, 131207–131215, 130501`,
    table: messageFailures,
  },
  "C.4 templates": {
    listed: `132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132021, 132068, 132069, 131059,
      134100–134102, 2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, 2388318, 2388330,
      141002, 200005–200007`,
    table: templateFailures,
  },
  "C.5 connection": {
    listed: `133000, 133005, 133006, 133008, 133009, 2388001, 2388012, 2388091, 2388093, 2388103, 2593079, 2593085,
      2593107–2593109, 138000–138025, 139000–139004, 139100–139103, 147001–147005, 2494164–2494179, 1752041`,
    table: connectionFailures,
  },
};

/** The Twilio reference, section 13, by the class we give each code. */
const twilio = {
  retry: "20409, 20429, 20500, 20503, 21611, 30001, 63009, 63010, 63012, 63017",
  wait: "14107, 63018, 63037, 63041, 63046",
  human: `20003, 20404, 11200, 11205, 11220, 11237, 12100, 12300, 21212, 21408, 21603, 21606, 21608, 21701–21705,
    30002, 30008, 30410, 63001, 63002, 63007, 63008, 63015, 63020, 63022, 63023, 63026, 63029, 63038, 63051, 63062,
    572006`,
  permanent: `21610, 30003–30007, 63003, 63013, 63014, 63016, 63024, 63025, 63031–63033, 63040, 63042, 63049`,
  fix: `11751, 21211, 21602, 21619, 21609, 21617, 21620, 21623, 21654–21656, 92005–92007, 21658, 63005, 63006, 63021,
    63019, 63027, 63028, 63030, 63034, 63043–63045, 63047, 92001–92004, 92008`,
};

describe("Meta's codes (FAI-1, FAI-6)", () => {
  test.each(Object.entries(meta))("every code of %s is known, and no other", (_, section) => {
    const listed = codes(section.listed);
    expect(listed.filter((code) => !isKnownFailure(code, "meta"))).toEqual([]);
    expect(Object.keys(section.table).filter((code) => !listed.includes(code))).toEqual([]);
  });
});

describe("Twilio's codes (FAI-1, FAI-3, FAI-6)", () => {
  const listed = Object.entries(twilio).flatMap(([name, list]) =>
    codes(list).map((code) => [code, name] as const),
  );

  test.each(listed)("%s is of class %s, in whole sentences", (code, failureClass) => {
    const failure = failureOf({ code, title: "", details: "", provider: "twilio" });
    expect(isKnownFailure(code, "twilio")).toBe(true);
    expect(failure.class).toBe(failureClass);
    expect(failure.retryable).toBe(["retry", "wait", "human"].includes(failureClass));
    expect(failure.cause).toMatch(/^[A-Z0-9].*\.$/);
    expect(failure.remedy).toMatch(/^[A-Z].*\.$/);
    expect(failureOf({ code, title: "", details: "" })).toEqual(failure);
  });

  test("the table holds no other code, and none of Meta's", () => {
    const keys = [twilioAccountFailures, twilioMessageFailures].flatMap((table) =>
      Object.keys(table),
    );
    expect(keys.toSorted()).toEqual(listed.map(([code]) => code).toSorted());
    expect(keys.filter((code) => isKnownFailure(code, "meta"))).toEqual([]);
  });
});
