import { describe, expect, test } from "vitest";
import { api, connected, credentials } from "./fixtures/connected.ts";
import { accountSid, to } from "./fixtures/forms.ts";
import { listMedia, listMessages, parseTwilioWebhook, webhookBodyOf } from "./index.ts";

describe("listed messages (section 6, F-93)", () => {
  const inbound = {
    ...{ sid: "MM1", direction: "inbound", from: "whatsapp:+5511987654321", to, body: "offer.pdf" },
    ...{ status: "received", num_media: "1", error_code: null },
    date_created: "Fri, 20 Nov 2026 10:00:00 +0000",
    date_sent: "Fri, 20 Nov 2026 10:00:01 +0000",
  };
  const failed = {
    ...{ sid: "SM2", direction: "outbound-api", from: to, to: "whatsapp:BR.1", body: null },
    ...{ status: "failed", num_media: "0", error_code: 63016 },
    ...{ date_created: "Fri, 20 Nov 2026 09:00:00 +0000", date_sent: null },
  };
  const page = { messages: [inbound, failed, { sid: 5 }], next_page_uri: "/2010-04-01/x?Page=1" };

  test("come by number and day, unreadable ones left out", async () => {
    const { connection, calls } = connected(() => Response.json(page));
    const sentOn = new Date("2026-11-20T23:59:00Z");
    const query = { to, from: "whatsapp:BR.1", sentOn, pageSize: 50 };
    expect(await listMessages(query, credentials, connection)).toEqual({
      kind: "listed",
      items: [
        {
          ...{ providerMessageId: "MM1", isInbound: true, from: inbound.from, to },
          ...{ body: "offer.pdf", status: "received", mediaCount: 1, errorCode: null },
          sentAt: new Date("2026-11-20T10:00:01Z"),
        },
        {
          ...{ providerMessageId: "SM2", isInbound: false, from: to, to: "whatsapp:BR.1" },
          ...{ body: "", status: "failed", mediaCount: 0, errorCode: "63016" },
          sentAt: new Date("2026-11-20T09:00:00Z"),
        },
      ],
      nextPage: "/2010-04-01/x?Page=1",
    });
    expect(calls[0]?.url).toBe(
      `${api}/Messages.json?To=whatsapp%3A%2B14155550100&From=whatsapp%3ABR.1&DateSent%3E=2026-11-20&PageSize=50`,
    );
    expect(calls[0]?.init).toMatchObject({ method: "GET", body: null });
  });

  test.each([
    ["/2010-04-01/x?Page=1", "https://api.twilio.com/2010-04-01/x?Page=1"],
    ["https://api.twilio.com/2010-04-01/x?Page=1", "https://api.twilio.com/2010-04-01/x?Page=1"],
    ["https://evil.example/2010-04-01/x?Page=1", "https://api.twilio.com/2010-04-01/x?Page=1"],
    ["//evil.example/y", "https://api.twilio.com/y"],
    ["https://", "https://api.twilio.com"],
  ])("the next page %s is asked of Twilio alone", async (nextPage, url) => {
    const { connection, calls } = connected(() => Response.json({ messages: [] }));
    const end = await listMessages({ sentOn: new Date(0), nextPage }, credentials, connection);
    expect(end).toEqual({ kind: "listed", items: [], nextPage: null });
    expect(calls[0]?.url).toBe(url);
  });

  test("a found message takes the way of a webhook, with its file and its time", async () => {
    const sid = `ME${"7c".repeat(16)}`;
    const { connection, calls } = connected(() =>
      calls.length === 1
        ? Response.json({ messages: [inbound] })
        : Response.json({ media_list: [{ sid, content_type: "application/pdf" }, {}] }),
    );
    const listed = await listMessages({ sentOn: new Date(0) }, credentials, connection);
    const media = await listMedia("MM1", credentials, connection);
    expect(calls[1]?.url).toBe(`${api}/Messages/MM1/Media.json`);
    if (listed.kind !== "listed" || media.kind !== "listed") throw new Error("not listed");
    const [message] = listed.items;
    if (message === undefined) throw new Error("nothing listed");
    const body = webhookBodyOf(message, media.items, accountSid, connection);
    expect(parseTwilioWebhook(body)).toMatchObject({
      ok: true,
      elements: [
        {
          kind: "message",
          providerNumberId: to,
          providerMessageId: "MM1",
          sender: { waId: "5511987654321" },
          providerAt: new Date("2026-11-20T10:00:01Z"),
          content: { type: "document", media: { filename: "offer.pdf" } },
          file: { url: `${api}/Messages/MM1/Media/${sid}` },
        },
      ],
    });
  });
});
