import type { TwilioContent } from "../store/index.ts";
import { richestType } from "./content-types.ts";

type Part = Record<string, unknown>;
/** A message as a phone shows it: the chat's type and that type's own part. */
export type Rendered = { type: string; content: Part; body: string; mediaUrl: string | null };
type Action = { type?: string; title?: string; url?: string; phone?: string; id?: string };

/** Fills in a Content's variables and turns its richest type into what a phone shows. */
export function renderContent(content: TwilioContent, variables: Record<string, string>): Rendered {
  const type = richestType(content.types);
  const values = { ...content.variables, ...variables };
  const part = fillIn(content.types[type] ?? {}, values) as Part;
  return renderers[type]?.(part) ?? interactive("button", part, { buttons: [] });
}

/** The names of the variables in a Content that neither the send nor the default fills. */
export function missingVariables(
  content: TwilioContent,
  variables: Record<string, string>,
): string[] {
  const text = JSON.stringify(content.types[richestType(content.types)] ?? {});
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
  return names.filter((name) => !(variables[name] ?? content.variables[name]));
}

const renderers: Record<string, (part: Part) => Rendered> = {
  "twilio/text": (part) => ({
    type: "text",
    content: { text: { body: part.body } },
    body: String(part.body),
    mediaUrl: null,
  }),
  "twilio/media": (part) => ({ ...textOf(part), mediaUrl: firstOf(part.media) }),
  "twilio/location": ({ latitude, longitude, label, address }) => ({
    type: "location",
    content: { location: { latitude, longitude, name: label, address } },
    body: String(label ?? ""),
    mediaUrl: null,
  }),
  "twilio/list-picker": (part) =>
    interactive("list", part, {
      button: part.button,
      sections: [
        {
          rows: (part.items as Part[]).map(({ id, item, description }) => ({
            id,
            title: item,
            ...(description !== undefined && { description }),
          })),
        },
      ],
    }),
  "whatsapp/flows": (part) => flow(part),
  "twilio/flows": (part) => flow(part),
  "twilio/quick-reply": withActions,
  "twilio/call-to-action": withActions,
  "twilio/card": (part) =>
    withActions({ ...part, body: part.body ?? part.title, footer: part.subtitle }),
  "whatsapp/card": withActions,
  "whatsapp/authentication": (part) => withActions({ ...part, body: "Your verification code" }),
};

function textOf(part: Part): Rendered {
  const body = String(part.body ?? "");
  return { type: "text", content: { text: { body } }, body, mediaUrl: null };
}

function flow(part: Part): Rendered {
  const parameters = { flow_id: part.flow_id, flow_cta: part.button_text };
  return interactive("flow", part, { name: "flow", parameters });
}

/** Buttons to press; when there is none, the first link. */
function withActions(part: Part): Rendered {
  const actions = (part.actions ?? []) as Action[];
  const replies = actions.filter(({ type }) => type === undefined || type === "QUICK_REPLY");
  const link = actions.find(({ url }) => url !== undefined);
  if (replies.length === 0 && link)
    return interactive("cta_url", part, {
      name: "cta_url",
      parameters: { display_text: link.title, url: link.url },
    });
  const buttons = replies.map(({ id, title }) => ({
    type: "reply",
    reply: { id: id ?? title, title },
  }));
  return interactive("button", part, { buttons });
}

function interactive(type: string, part: Part, action: Part): Rendered {
  const body = String(part.body ?? "");
  const link = firstOf(part.media);
  const header = link === null ? textHeader(part.header_text) : { type: "image", image: { link } };
  return {
    type: "interactive",
    content: {
      interactive: {
        type,
        ...(header && { header }),
        body: { text: body },
        ...(part.footer !== undefined && { footer: { text: part.footer } }),
        action,
      },
    },
    body,
    mediaUrl: null,
  };
}

function textHeader(text: unknown): Part | null {
  return typeof text === "string" && text !== "" ? { type: "text", text } : null;
}

function firstOf(list: unknown): string | null {
  return Array.isArray(list) && typeof list[0] === "string" ? list[0] : null;
}

function fillIn(value: unknown, values: Record<string, string>): unknown {
  if (typeof value === "string")
    return value.replace(/\{\{(\w+)\}\}/g, (slot, name) => values[name] ?? slot);
  if (Array.isArray(value)) return value.map((each) => fillIn(each, values));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, fillIn(each, values)]),
  );
}
