import { Hono } from "hono";
import { z } from "zod";
import { type BusinessNumber, numberSchema } from "../config/index.ts";
import { postWebhook } from "../delivery/index.ts";
import { escapeJson, handshake, saveNumber, signBody, WEBHOOK_HEADERS } from "../meta/index.ts";
import type { ControlDeps } from "./control-deps.ts";
import { found, parseBody } from "./parse-body.ts";

/** Every member but the id, none with its default: what is not given stays as it is. */
const changeSchema = z
  .strictObject(
    Object.fromEntries(
      Object.entries(numberSchema.shape)
        .filter(([name]) => name !== "phoneNumberId")
        .map(([name, schema]) => [
          name,
          schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
            ? (schema.unwrap() as z.ZodType)
            : schema,
        ]),
    ),
  )
  .partial();

const rawSchema = z
  .strictObject({
    body: z.unknown().optional(),
    raw: z.string().optional(),
    rawBase64: z.base64().optional(),
    signature: z.enum(["valid", "wrong", "none"]).default("valid"),
    headers: z.record(z.string(), z.string()).default({}),
  })
  .refine(
    ({ body, raw, rawBase64 }) =>
      [body, raw, rawBase64].filter((each) => each !== undefined).length === 1,
    {
      message: "give exactly one of body, raw, rawBase64",
    },
  );

/** /control/numbers: the business numbers, their handshake, and webhooks with any body. */
export function createNumberRoutes({ store, timeline }: ControlDeps): Hono {
  const routes = new Hono();
  const get = (id: string) => found(store.get("number", id), `number ${id}`);

  routes.get("/", (context) => context.json({ numbers: store.list("number").map(withoutSecrets) }));

  routes.post("/", async (context) => {
    const number = await parseBody(context, numberSchema);
    const isNew = store.get("number", number.phoneNumberId) === undefined;
    saveNumber(store, number);
    return context.json(withoutSecrets(number), isNew ? 201 : 200);
  });

  routes.get("/:id", (context) => context.json(withoutSecrets(get(context.req.param("id")))));

  routes.patch("/:id", async (context) => {
    const number = numberSchema.parse({
      ...get(context.req.param("id")),
      ...(await parseBody(context, changeSchema)),
    });
    saveNumber(store, number);
    return context.json(withoutSecrets(number));
  });

  routes.post("/:id/handshake", async (context) => {
    const number = get(context.req.param("id"));
    const { verifyToken } = await parseBody(
      context,
      z.strictObject({ verifyToken: z.string().optional() }),
    );
    return context.json(await handshake(number, verifyToken ?? number.verifyToken));
  });

  routes.post("/:id/webhooks", async (context) => {
    const number = get(context.req.param("id"));
    const input = await parseBody(context, rawSchema);
    if (!number.webhookUrl) return context.json({ error: "the number has no webhook URL" }, 409);
    const body = bytesOf(input);
    const request = {
      url: number.webhookUrl,
      body,
      headers: { ...headersOf(number, body, input.signature), ...input.headers },
    };
    return context.json(
      await track(() => postWebhook(request, 30_000, new AbortController().signal)),
    );
  });

  function track<T>(task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => timeline.track(() => task().then(resolve, reject)));
  }
  return routes;
}

/** A number as it may be shown: without its token and secrets. */
export function withoutSecrets({
  accessToken: _a,
  appSecret: _s,
  verifyToken: _v,
  ...number
}: BusinessNumber) {
  return number;
}

function bytesOf({ body, raw, rawBase64 }: z.output<typeof rawSchema>): Buffer {
  if (rawBase64 !== undefined) return Buffer.from(rawBase64, "base64");
  return Buffer.from(raw ?? escapeJson(body), "utf8");
}

function headersOf(
  number: BusinessNumber,
  body: Buffer,
  signature: "valid" | "wrong" | "none",
): Record<string, string> {
  if (signature === "none") return WEBHOOK_HEADERS;
  const secret = signature === "valid" ? number.appSecret : `${number.appSecret}-wrong`;
  return { ...WEBHOOK_HEADERS, "X-Hub-Signature-256": signBody(body, secret) };
}
