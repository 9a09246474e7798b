import { createHmac } from "node:crypto";
import { describeProvider } from "../port/provider.testsuite.ts";
import { accountId, change, numberId, post, textMessage, value } from "./fixtures/payloads.ts";
import { createMetaProvider } from "./index.ts";

const secret = "app-secret-of-the-contract";

describeProvider({
  name: "Meta",
  create: (egress) =>
    createMetaProvider({ egress, graphBaseUrl: "https://graph.example", graphVersion: "v25.0" }),
  credentials: { providerNumberId: numberId, providerAccountId: accountId, accessToken: "token" },
  request: {
    to: { phone: "+5511987654321" },
    content: { type: "text", text: "hello" },
    attemptId: "01926d3e-0000-7000-8000-000000000001",
  },
  secret,
  signedText(text, providerMessageId) {
    const rawBody = post(change(value({ messages: [textMessage(text, providerMessageId)] })));
    const signature = `sha256=${createHmac("sha256", secret).update(rawBody).digest("hex")}`;
    const header = (name: string) => (name === "x-hub-signature-256" ? signature : null);
    return { rawBody, url: "https://parley.example/webhooks/meta/1", header };
  },
  answers: {
    accepted: () => Response.json({ messages: [{ id: "id-of-the-message" }] }),
    rejected: () =>
      Response.json({ error: { code: 131047, message: "Re-engagement" } }, { status: 400 }),
    throttled: () => Response.json({ error: { code: 130429, message: "Rate" } }, { status: 400 }),
  },
  files: {
    own: { providerMediaId: "884400112233" },
    foreign: { url: "https://stranger.example/884400112233" },
  },
  networks: {
    withFile: (bytes, mimeType) => async (url) =>
      url.startsWith("https://graph.example/v25.0/884400112233")
        ? Response.json({ url: "https://graph.example/x", mime_type: mimeType })
        : new Response(bytes, { headers: { "content-type": mimeType } }),
    withoutFile: () => async () =>
      Response.json({ error: { code: 100, error_subcode: 33, message: "m" } }, { status: 400 }),
  },
  done: {
    uploaded: () => Response.json({ id: "1037" }),
    read: () => Response.json({ success: true }),
    blocked: () => Response.json({ messaging_product: "whatsapp", block_users: {} }),
  },
});
