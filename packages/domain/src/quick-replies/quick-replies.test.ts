import { describe, expect, test } from "vitest";
import {
  fillReply,
  findSlash,
  quickReplyDraftSchema,
  replyVariables,
  unknownVariables,
} from "./index.ts";

const facts = {
  contactName: "Ana Maria Lima",
  contactPhone: "+5511987654321",
  agentName: "Noor Haddad",
  numberName: "Support",
};

describe("variables of a quick reply", () => {
  test("each is filled with what it stands for", () => {
    const text = replyVariables.map((name) => `{{${name}}}`).join("|");
    expect(fillReply(text, facts)).toBe(
      "Ana Maria Lima|Ana|+5511987654321|Noor Haddad|Noor|Support",
    );
    expect(fillReply("Hi {{ contact.first_name }}!", facts)).toBe("Hi Ana!");
  });

  test("what is not known stays written, so that nobody sends a hole", () => {
    const unknown = { ...facts, contactName: null, contactPhone: null };
    const text = "{{contact.name}} {{contact.first_name}} {{contact.phone}} {{order.id}}";
    expect(fillReply(text, unknown)).toBe(text);
    expect(fillReply("{{contact.first_name}}", { ...facts, contactName: "  " })).toBe(
      "{{contact.first_name}}",
    );
  });

  test("a misspelt one is named once", () => {
    expect(unknownVariables("{{contact.nme}} {{ contact.nme }} {{agent.name}}")).toEqual([
      "contact.nme",
    ]);
  });
});

describe("the slash", () => {
  const at = (text: string) => findSlash(text, text.length);

  test("at the start of the text or after a space it looks for a reply", () => {
    expect(at("/")).toEqual({ query: "", start: 0, end: 1 });
    expect(at("Hello /Thanks")).toEqual({ query: "thanks", start: 6, end: 13 });
    expect(findSlash("/hi there", 3)).toEqual({ query: "hi", start: 0, end: 3 });
  });

  test("inside a word, an address or a date it does not", () => {
    expect(at("either/or")).toBeNull();
    expect(at("https://example.com")).toBeNull();
    expect(at("/thanks a")).toBeNull();
  });
});

describe("what is kept under a shortcut", () => {
  const draft = { shortcut: " Thanks ", text: " Thank you! ", isShared: false };
  const card = (buttons: string[]) => ({ ...draft, card: { type: "buttons", buttons } });

  test("the shortcut is lower case, and texts are trimmed", () => {
    expect(quickReplyDraftSchema.parse(draft)).toEqual({
      ...{ shortcut: "thanks", text: "Thank you!", card: null, isShared: false },
    });
  });

  test("a shortcut with spaces, an empty text and unfit buttons are refused (S0.19, S0.20)", () => {
    const isFine = (value: object) => quickReplyDraftSchema.safeParse(value).success;
    expect(isFine({ ...draft, shortcut: "thank you" })).toBe(false);
    expect(isFine({ ...draft, text: "  " })).toBe(false);
    expect(isFine(card(["Yes", "No"]))).toBe(true);
    expect(isFine(card(["Yes", "Yes"]))).toBe(false);
    expect(isFine(card(["1", "2", "3", "4"]))).toBe(false);
    expect(isFine(card(["x".repeat(21)]))).toBe(false);
  });
});
