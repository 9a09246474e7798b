import { createHmac } from "node:crypto";
import { describeProvider } from "../port/provider.testsuite.ts";
import { accountSid, bodyOf, inbound, to } from "./fixtures/forms.ts";
import { createTwilioProvider } from "./index.ts";

const secret = "auth-token-of-the-contract";
const url = "https://parley.example/webhooks/twilio/1/inbound";
const credentials = { providerNumberId: to, providerAccountId: accountSid, accessToken: secret };

const hex = "0123456789abcdef0123456789abcdef";
const mediaUrl = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/MM${hex}/Media/ME${hex}`;

describeProvider({
  name: "Twilio",
  create: (egress) => createTwilioProvider({ egress }),
  credentials,
  request: {
    to: { phone: "+5511987654321" },
    content: { type: "text", text: "hello" },
    attemptId: "01926d3e-0000-7000-8000-000000000001",
    statusCallbackUrl: "https://parley.example/webhooks/twilio/1/status",
  },
  secret,
  signedText(text, providerMessageId) {
    const rawBody = bodyOf(inbound({ Body: text, MessageSid: providerMessageId }));
    const params = [...new URLSearchParams(new TextDecoder().decode(rawBody))];
    const signed =
      url +
      params
        .map((pair) => pair.join(""))
        .sort()
        .join("");
    const signature = createHmac("sha1", secret).update(signed).digest("base64");
    const headers = new Map([
      ["x-twilio-signature", signature],
      ["content-type", "application/x-www-form-urlencoded"],
    ]);
    return { rawBody, url, header: (name) => headers.get(name) };
  },
  answers: {
    accepted: () => Response.json({ sid: "id-of-the-message", status: "queued" }, { status: 201 }),
    rejected: () => Response.json({ code: 21211, message: "Invalid To" }, { status: 400 }),
    throttled: () => Response.json({ code: 20429, message: "Too many" }, { status: 429 }),
  },
  files: {
    own: { url: mediaUrl },
    foreign: { url: "https://stranger.example/Media/ME1" },
  },
  networks: {
    withFile: (bytes, mimeType) => async (requested) =>
      requested === mediaUrl
        ? new Response(null, {
            status: 307,
            headers: { location: "https://mms.twiliocdn.com/file" },
          })
        : new Response(bytes, { headers: { "content-type": mimeType } }),
    withoutFile: () => async () => Response.json({ code: 20404 }, { status: 404 }),
  },
  done: {
    uploaded: null,
    read: () => Response.json({ success: true }),
    blocked: null,
  },
});
