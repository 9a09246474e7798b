import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { otherContent } from "../messages/index.ts";
import {
  advanceReadMarker,
  applyToPreview,
  asksForAttention,
  type ConversationAction,
  type ConversationStatus,
  conversationActions,
  conversationStatusSchema,
  isActive,
  type ListPreview,
  type PreviewedMessage,
  statusAfterAction,
  statusAfterInbound,
  unreadCount,
} from "./index.ts";

const actions: ConversationAction[] = ["close", "archive", "reopen"];

describe("status", () => {
  test("only an open conversation is active (CON-1, S0.1)", () => {
    expect(conversationStatusSchema.options.filter(isActive)).toEqual(["open"]);
  });

  test.each([
    ["open", ["closed", "archived", null]],
    ["closed", [null, "archived", "open"]],
    ["archived", [null, null, "open"]],
  ] as [ConversationStatus, (ConversationStatus | null)[]][])(
    "from %s close, archive and reopen lead to %j (CON-2, S2.24)",
    (status, wanted) => {
      expect(actions.map((action) => statusAfterAction(status, action))).toEqual(wanted);
    },
  );

  test("exactly the actions that lead somewhere are offered (CON-2, S2.24)", () => {
    for (const status of conversationStatusSchema.options) {
      const offered = actions.filter((action) => statusAfterAction(status, action) !== null);
      expect(conversationActions(status)).toEqual(offered);
    }
  });

  test.each(conversationStatusSchema.options)(
    "an inbound message opens a conversation that is %s (CON-3)",
    (status) => {
      expect(statusAfterInbound(status, "text")).toBe("open");
    },
  );

  test.each([
    "reaction",
    "system",
    "edit",
    "revoke",
    "request_welcome",
    "status",
    "echo",
    "history",
    "media_placeholder",
    "preference",
  ])("%s neither reopens nor counts as unread (CON-3, CON-4)", (kind) => {
    expect(asksForAttention(kind)).toBe(false);
    expect(statusAfterInbound("archived", kind)).toBe("archived");
  });

  test("an unknown kind asks for attention (CON-4)", () => {
    expect(asksForAttention("hologram")).toBe(true);
  });
});

describe("unread (CON-5, CON-6, D-10)", () => {
  const message = fc.record({
    sequence: fc.nat(30),
    direction: fc.constantFrom("in" as const, "out" as const),
    asksForAttention: fc.boolean(),
  });

  test("counts what the customer wrote after the marker", () => {
    const messages = [
      { sequence: 1, direction: "in" as const, asksForAttention: true },
      { sequence: 2, direction: "out" as const, asksForAttention: true },
      { sequence: 3, direction: "in" as const, asksForAttention: false },
      { sequence: 4, direction: "in" as const, asksForAttention: true },
    ];
    expect([0, 1, 3, 4].map((marker) => unreadCount(messages, marker))).toEqual([2, 1, 1, 0]);
  });

  test("the marker only moves forward, so reading never brings unread back", () => {
    fc.assert(
      fc.property(fc.array(message), fc.nat(30), fc.nat(30), (messages, first, second) => {
        const marker = advanceReadMarker(first, second);
        expect(marker).toBe(advanceReadMarker(second, first));
        expect(unreadCount(messages, marker)).toBeLessThanOrEqual(unreadCount(messages, first));
      }),
    );
  });
});

describe("list preview (CON-7, S3.4, S3.6, D-03)", () => {
  const message: fc.Arbitrary<PreviewedMessage> = fc.record({
    content: fc.constantFrom({ type: "text" as const, text: "*a*" }, otherContent("image", {})),
    direction: fc.constantFrom("in" as const, "out" as const),
    key: fc.record({
      providerAt: fc.integer({ min: 0, max: 9 }).map((s) => new Date(s * 1000)),
      position: fc.nat(3),
      sequence: fc.nat(500),
    }),
    receivedAt: fc.integer({ min: 0, max: 9 }).map((s) => new Date(s * 1000)),
  });

  function fold(messages: readonly PreviewedMessage[]): ListPreview | null {
    return messages.reduce(applyToPreview, null as ListPreview | null);
  }

  test("a late message moves the activity but not the text", () => {
    const at = (seconds: number) => new Date(seconds * 1000);
    const newer: PreviewedMessage = {
      content: { type: "text", text: "newer" },
      direction: "in",
      key: { providerAt: at(50), position: 0, sequence: 1 },
      receivedAt: at(51),
    };
    const late: PreviewedMessage = {
      ...newer,
      content: { type: "text", text: "late" },
      key: { providerAt: at(10), position: 0, sequence: 2 },
      receivedAt: at(60),
    };
    expect(fold([newer, late])).toMatchObject({ text: "newer", lastActivityAt: at(60) });
    expect(fold([late, newer])).toMatchObject({ text: "newer", lastActivityAt: at(60) });
  });

  test("the order of arrival does not matter", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(message, { selector: ({ key }) => key.sequence, maxLength: 6 }),
        (messages) => {
          expect(fold(messages.toReversed())).toEqual(fold(messages));
        },
      ),
    );
  });
});
