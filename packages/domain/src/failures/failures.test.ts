import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ErrorSource,
  failureOf,
  isKnownFailure,
  isWindowClosedCode,
  refusalAdvice,
} from "./index.ts";

function of(code: string, httpStatus?: number, title = "Some title", provider?: ErrorSource) {
  return failureOf({
    code,
    title,
    details: "",
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(provider === undefined ? {} : { provider }),
  });
}

describe("known codes (FAI-3)", () => {
  test.each([
    ["131047", "permanent", "24-hour customer service window expired", "Use an approved template"],
    ["470", "permanent", "24-hour customer service window expired", "approved template"],
    ["132001", "fix", "Template not approved", "approved"],
    ["132015", "wait", "Template not approved", "another template"],
    ["132016", "permanent", "Template not approved", "another template"],
    ["131026", "permanent", "Invalid phone number", "Ensure the number is registered on WhatsApp"],
    ["131009", "fix", "Invalid phone number", "Check the number"],
    ["63016", "permanent", "24-hour customer service window expired", "Use an approved template"],
    ["63027", "fix", "Template not approved", "choose an approved one"],
    ["63040", "permanent", "Template not approved", "another template"],
    ["63041", "wait", "Template not approved", "another template"],
    ["63042", "permanent", "Template not approved", "another template"],
    ["63003", "permanent", "Invalid phone number", "Ensure the number is registered on WhatsApp"],
    ["63024", "permanent", "Invalid phone number", "Ensure the number is registered on WhatsApp"],
    ["21211", "fix", "Invalid phone number", "Check the number"],
  ])(
    "%s is explained in the named words (FAI-2, S0.38, S1.22, S1.23)",
    (code, failureClass, cause, remedy) => {
      const failure = of(code);
      expect(failure.class).toBe(failureClass);
      expect(failure.cause).toContain(cause);
      expect(failure.remedy).toContain(remedy);
    },
  );

  // Cloud API reference C.1 to C.5, class by class.
  const classes = {
    human: [
      0, 3, 10, 33, 190, 200, 201, 250, 299, 368, 131005, 131031, 131037, 131042, 131044, 131045,
      131063,
    ].concat([
      133010, 134011, 139200, 131048, 131030, 137000, 132068, 134102, 141002, 200005, 200006,
      200007, 2388019, 133000, 133005, 133006, 138000, 138018, 138024, 138025, 139101, 147001,
      147002, 147003, 147004, 147005, 1752041, 2388001, 2388012, 2388091, 2388093, 2388103, 2593079,
      2593085, 2593107, 2593108, 2593109,
    ]),
    retry: [
      1, 2, 4, 613, 80007, 130429, 131000, 131016, 131056, 131057, 133004, 2494100, 131208, 138002,
      138004,
    ].concat([138005, 138007, 139102, 139103]),
    wait: [131064, 131049, 133008, 133009, 133015, 133016, 132015, 132069, 134101, 138009, 138012],
    permanent: [
      470, 1013, 1026, 130403, 130472, 130497, 130501, 131020, 131021, 131026, 131041, 131047,
      131050,
    ].concat([
      131051, 131052, 131060, 131062, 131201, 131202, 131204, 131207, 131209, 131210, 131211,
      131212, 131213, 131214, 131215, 132007, 132016, 2388318, 2388330, 138001, 138003, 138006,
      138010,
    ]),
    fix: [
      100, 135000, 131008, 131009, 131053, 131055, 131059, 132000, 132001, 132005, 132008, 132012,
      132018,
    ].concat([
      132021, 134100, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, 139000, 139001,
      139002, 139003, 139004, 139100, 2494164, 2494170, 2494179,
    ]),
  };
  const rows = Object.entries(classes).flatMap(([name, codes]) =>
    codes.map((code) => [String(code), name] as const),
  );

  test.each(rows)("%s is of class %s (FAI-1)", (code, failureClass) => {
    const failure = of(code, 500);
    expect(isKnownFailure(code)).toBe(true);
    expect(failure.class).toBe(failureClass);
    expect(failure.retryable).toBe(["retry", "wait", "human"].includes(failureClass));
    expect(failure.cause).toMatch(/^[A-Z0-9].*\.$/);
    expect(failure.remedy).toMatch(/^[A-Z].*\.$/);
  });
});

describe("whose code it is (FAI-6)", () => {
  test("a provider's code is looked up among its own (FAI-6)", () => {
    expect(isKnownFailure("63016", "twilio")).toBe(true);
    expect(isKnownFailure("63016", "meta")).toBe(false);
    expect(isKnownFailure("131047", "meta")).toBe(true);
    expect(isKnownFailure("131047", "twilio")).toBe(false);
    expect(isKnownFailure("138010", "twilio")).toBe(false);
  });

  test.each([
    ["meta", "WhatsApp refused the message: Some title."],
    ["twilio", "Twilio refused the message: Some title."],
    [undefined, "WhatsApp refused the message: Some title."],
  ] as const)("an unknown code of %s is told as that provider's (FAI-6)", (provider, cause) => {
    expect(of("999999", 400, "Some title", provider).cause).toBe(cause);
  });

  test.each([
    ["131047", true],
    ["470", true],
    ["63016", true],
    ["131026", false],
    ["63024", false],
    ["999999", false],
  ])("%s closes our window: %s (WIN-8, FAI-6)", (code, closes) => {
    expect(isWindowClosedCode(code)).toBe(closes);
  });
});

describe("unknown codes (FAI-4)", () => {
  test.each([
    [503, "retry", true],
    [500, "retry", true],
    [429, "retry", true],
    [400, "permanent", false],
    [undefined, "permanent", false],
  ])("with HTTP status %s the class is %s", (httpStatus, failureClass, retryable) => {
    expect(of("999999", httpStatus)).toMatchObject({ class: failureClass, retryable });
    expect(isKnownFailure("999999")).toBe(false);
  });

  test("the agent reads Meta's own title, or the code where there is none", () => {
    expect(of("999999").cause).toBe("WhatsApp refused the message: Some title.");
    expect(of("999999", 400, "Really?").cause).toBe("WhatsApp refused the message: Really?");
    expect(of("999999", 400, " ").cause).toBe("WhatsApp refused the message: error 999999.");
  });

  test.each(["300", "138026", "2494163", "toString", "__proto__", "", "-1", "2e2"])(
    "%j is not known",
    (code) => {
      expect(isKnownFailure(code)).toBe(false);
    },
  );

  test("any code and title give a whole answer", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (code, title) => {
        const failure = failureOf({ code, title, details: "" });
        expect(failure.cause !== "" && failure.remedy !== "").toBe(true);
      }),
    );
  });
});

test("our own refusals say what to do (FAI-5, S1.22, S1.24)", () => {
  expect(refusalAdvice("conversation.not_found")).toBe("The customer must message first.");
  expect(refusalAdvice("conversation.window_closed")).toContain("Use an approved template");
  expect(refusalAdvice("permission.denied")).toBeNull();
});

test("what we gave up ourselves is told as ours, whoever the provider is (FAI-7)", () => {
  const failure = (code: string) =>
    failureOf({ code, title: "any", details: "", provider: "twilio" });
  expect(failure("message.needs_template")).toMatchObject({
    class: "permanent",
    remedy: expect.stringContaining("approved template"),
  });
  expect(failure("provider.connect_failed")).toMatchObject({ class: "retry", retryable: true });
  expect(failure("number.inactive").cause).not.toContain("refused");
});
