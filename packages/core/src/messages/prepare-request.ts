import { contentObjects, templates } from "@parley/db/schema";
import type { TemplateId } from "@parley/domain/ids";
import type { ContentOf } from "@parley/domain/messages";
import { type TemplateValues, toMetaComponents, toTwilioVariables } from "@parley/domain/templates";
import type {
  FailedCall,
  SendFile,
  SendOutcome,
  SendRequest,
  StandInFile,
  WhatsAppProvider,
} from "@parley/providers/port";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { type CommandContext, type CoreDeps, command, query } from "../command/index.ts";
import type { Attempt } from "./begin-attempt.ts";
import { mediaIdsOf } from "./media-ids-of.ts";

/** What sending needs besides the database. */
export type SendPorts = {
  provider: WhatsAppProvider;
  /** Brings a file to where the provider can take it. */
  prepareFile: (mediaId: string, attempt: Attempt) => Promise<SendFile | FailedCall>;
  /** Keeps a file that stands for the message's content, and returns its id. */
  keepStandIn: (file: StandInFile, attempt: Attempt) => Promise<string>;
  /** Where the provider reports outcomes, for one that is told with each message; else undefined. */
  statusCallbackUrl: string | undefined;
};

export type Prepared = { ok: true; request: SendRequest } | { ok: false; outcome: SendOutcome };

type Scope = Parameters<typeof findTemplateDefinition>[1];

/**
 * Everything a provider call needs beyond the message itself: its file uploaded or linked, its template filled, its
 * content object made. All of that may be repeated, and what fails here surely sent nothing.
 */
export async function prepareRequest(
  deps: CoreDeps,
  scope: Scope,
  attempt: Attempt,
  ports: SendPorts,
): Promise<Prepared> {
  const { id: attemptId, to, content, quotedProviderMessageId } = attempt;
  const files: Files = {};
  for (const [key, mediaId] of await filesOf(attempt, ports)) {
    const file = await ports.prepareFile(mediaId, attempt);
    if ("kind" in file) return { ok: false, outcome: outcomeOf(file) };
    files[key] = file;
  }
  const stored = await storedContent(deps, scope, attempt, ports);
  if (stored !== null && "kind" in stored) return { ok: false, outcome: outcomeOf(stored) };
  const filled =
    content.type === "template" ? await fillTemplate(deps, scope, content, files, ports) : {};
  if (filled === null) {
    return { ok: false, outcome: { kind: "not_sent", reason: "invalid_request" } };
  }
  const { statusCallbackUrl } = ports;
  const request: SendRequest = {
    ...{ to, content, attemptId, files },
    ...(quotedProviderMessageId !== null && { quotedProviderMessageId }),
    ...(statusCallbackUrl !== undefined && { statusCallbackUrl }),
    ...stored,
    ...filled,
  };
  return { ok: true, request };
}

type Files = Record<string, SendFile>;

/** The message's files by the keys under which the provider looks for them. */
async function filesOf(attempt: Attempt, ports: SendPorts): Promise<[string, string][]> {
  const named = mediaIdsOf(attempt.content).map((id): [string, string] => [id, id]);
  const standIn = ports.provider.standInFor?.(attempt.content) ?? null;
  return standIn === null
    ? named
    : [...named, [standIn.key, await ports.keepStandIn(standIn, attempt)]];
}

async function storedContent(
  deps: CoreDeps,
  scope: Scope,
  { content, credentials }: Attempt,
  { provider: { contents } }: SendPorts,
): Promise<{ contentId: string } | FailedCall | null> {
  const plan = contents?.plan(content) ?? null;
  if (contents === undefined || plan === null) return null;
  const place = { providerAccountId: credentials.providerAccountId ?? "", hash: plan.hash };
  const known = await findContentId(deps, scope, place);
  if (known !== null) return { contentId: known };
  const created = await contents.create(plan.definition, credentials);
  if (created.kind !== "created") return created;
  await keepContentId(deps, scope, { ...place, contentId: created.contentId });
  return { contentId: created.contentId };
}

async function fillTemplate(
  deps: CoreDeps,
  scope: Scope,
  { templateId, values }: ContentOf<"template">,
  files: Files,
  { provider }: SendPorts,
): Promise<Pick<SendRequest, "template" | "contentId"> | null> {
  const definition = await findTemplateDefinition(deps, scope, templateId as TemplateId | null);
  if (definition === null) return null;
  const filled = withFiles(values, files);
  if (provider.id === "meta") {
    return { template: { components: toMetaComponents(definition, filled) } };
  }
  const { providerId } = definition;
  const template = { variables: toTwilioVariables(definition, filled) };
  return providerId === null ? null : { contentId: providerId, template };
}

/** Our files' ids in a template's values replaced by what the provider knows them by. */
function withFiles(values: TemplateValues, files: Files): TemplateValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const file = value.type === "media" && value.id !== null ? files[value.id] : undefined;
      if (value.type !== "media" || file === undefined) return [key, value];
      return "link" in file
        ? [key, { ...value, id: null, link: file.link }]
        : [key, { ...value, id: file.providerMediaId, link: null }];
    }),
  );
}

/** A failed preparation as the outcome of its attempt: nothing was sent. */
function outcomeOf(failed: FailedCall): SendOutcome {
  if (failed.kind === "refused") {
    const { code, title, details, httpStatus } = failed;
    return { kind: "rejected", code, title, details, httpStatus };
  }
  return { kind: "throttled", code: "preparation", retryAfterMs: failed.retryAfterMs };
}

const findTemplateDefinition = query(
  "message.attempt",
  async ({ tx, scope }, id: TemplateId | null) => {
    if (id === null) return null;
    const [row] = await tx
      .select({ definition: templates.definition })
      .from(templates)
      .where(and(eq(templates.workspaceId, scope.workspaceId), eq(templates.id, id)));
    return row?.definition ?? null;
  },
);

type ContentPlace = { providerAccountId: string; hash: string };

const findContentId = query("message.attempt", async ({ tx, scope }, place: ContentPlace) => {
  const [row] = await tx
    .select({ contentId: contentObjects.contentId })
    .from(contentObjects)
    .where(
      and(
        eq(contentObjects.workspaceId, scope.workspaceId),
        eq(contentObjects.providerAccountId, place.providerAccountId),
        eq(contentObjects.definitionSha256, place.hash),
      ),
    );
  return row?.contentId ?? null;
});

const keepContentId = command(
  "message.attempt",
  async (
    { tx, scope }: CommandContext,
    { providerAccountId, hash, contentId }: ContentPlace & { contentId: string },
  ): Promise<void> => {
    const { workspaceId } = scope;
    await tx
      .insert(contentObjects)
      .values({ workspaceId, id: v7(), providerAccountId, definitionSha256: hash, contentId })
      .onConflictDoNothing();
  },
);
