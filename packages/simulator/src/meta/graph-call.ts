import type { HttpBindings } from "@hono/node-server";
import type { BusinessNumber } from "../config/index.ts";
import type { FaultScript } from "../faults/index.ts";
import type { MediaShelf } from "../media/index.ts";
import type { Media, Store, Template, Upload } from "../store/index.ts";
import type { Clock, Timeline } from "../timeline/index.ts";
import {
  type GraphError,
  graphErrorResponse,
  tokenError,
  unknownObjectError,
} from "./graph-error.ts";
import type { Line } from "./line.ts";
import type { PostMessagesDeps } from "./post-messages.ts";

export type GraphDeps = PostMessagesDeps & {
  store: Store;
  clock: Clock;
  timeline: Timeline;
  line: Line;
  media: MediaShelf;
  faults: FaultScript;
};

/** A request that has shown a token good for `number`; what it names stands beside it. */
export type GraphCall<Target = object> = Target & {
  deps: GraphDeps;
  request: Request;
  query: URLSearchParams;
  number: BusinessNumber;
  bindings: HttpBindings;
};

export type NumberCall = GraphCall<{ kind: "number" }>;
export type WabaCall = GraphCall<{ kind: "waba" }>;
export type AppCall = GraphCall<{ kind: "app" }>;
export type TemplateCall = GraphCall<{ kind: "template"; template: Template }>;
export type MediaCall = GraphCall<{ kind: "media"; file: Media }>;
export type UploadCall = GraphCall<{ kind: "upload"; upload: Upload }>;
export type AnyCall = NumberCall | WabaCall | AppCall | TemplateCall | MediaCall | UploadCall;

/**
 * Finds the object of a path's first part for the bearer of the request: a number, a WABA, an app, a
 * template, a file or an upload. Answers 401 (190) or 400 (100/33) as Meta does.
 */
export function openCall(
  deps: GraphDeps,
  request: Request,
  bindings: HttpBindings,
  id: string,
): AnyCall | Response {
  const { store } = deps;
  const token = bearerOf(request);
  const numbers = store.list("number");
  const owned = numbers.filter(({ accessToken }) => accessToken === token);
  const [first] = owned;
  if (!first) return graphErrorResponse(tokenError());
  const base = { deps, request, bindings, query: new URL(request.url).searchParams };
  const isNumber = store.get("number", id);
  if (isNumber && !owned.includes(isNumber)) return graphErrorResponse(tokenError());
  if (isNumber) return { ...base, kind: "number", number: isNumber };
  const ofWaba = owned.find(({ wabaId }) => wabaId === id);
  if (ofWaba) return { ...base, kind: "waba", number: ofWaba };
  const ofApp = owned.find(({ appId }) => appId === id || id === "app");
  if (ofApp) return { ...base, kind: "app", number: ofApp };
  const template = store.get("template", id);
  const ofTemplate = owned.find(({ wabaId }) => wabaId === template?.wabaId);
  if (template && ofTemplate) return { ...base, kind: "template", number: ofTemplate, template };
  const file = deps.media.find(id);
  const ofFile = owned.find(({ phoneNumberId }) => phoneNumberId === file?.phoneNumberId);
  if (file && ofFile) return { ...base, kind: "media", number: ofFile, file };
  const upload = store.get("upload", id);
  if (upload) return { ...base, kind: "upload", number: first, upload };
  return graphErrorResponse(unknownObjectError(request.method, id));
}

/** The token of a request, by any of the two schemes that Graph takes. */
export function bearerOf(request: Request): string | undefined {
  return /^(?:Bearer|OAuth) (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

/** The members of a request's body: JSON or a form. Not an object: an empty one. */
export async function readMembers(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (request.headers.get("content-type")?.includes("x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The answer of a call that has nothing to tell. */
export function success(): Response {
  return Response.json({ success: true });
}

/** A refusal as the answer. */
export function refuse(error: GraphError): Response {
  return graphErrorResponse(error);
}
