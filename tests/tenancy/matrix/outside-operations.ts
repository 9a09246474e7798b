import { tellBlocked } from "@parley/core/contacts";
import { reconcileReceived } from "@parley/core/inbound";
import { type FileStore, fetchInboundFile, keepStandIn, prepareFile } from "@parley/core/media";
import { prepareRequest, tellCustomer } from "@parley/core/messages";
import { syncTemplates } from "@parley/core/templates";
import { renderTemplate } from "@parley/domain/templates";
import type { WhatsAppProvider } from "@parley/providers/port";
import { testKeyring } from "@parley/testkit/factories";
import { templateValues, templateWith } from "../world/write-by-template.ts";
import { claimOf, credentials, type Operation } from "./operations.ts";

/**
 * What workers run around a call to the outside. Here nobody is outside: with B's ids in A's scope it must not come
 * to a call, nor to a file.
 */
export const outsideOperations: Readonly<Record<string, Operation>> = {
  tellCustomer: {
    permission: "message.tell_customer",
    run: (deps, scope, _, { job }) =>
      tellCustomer(deps, scope, { claim: claimOf(scope, "read", job), ...outside() }),
    ends: "ClaimLostError",
  },
  tellBlocked: {
    permission: "contact.tell_provider",
    run: (deps, scope, { b }, { job }) => {
      const claim = claimOf(scope, "block", { ...job, key: b.contactId });
      return tellBlocked(deps, scope, { claim, ...outside() });
    },
    ends: "ClaimLostError",
  },
  syncTemplates: {
    permission: "template.sync",
    run: (deps, scope, { b }, { job }) => {
      const claim = claimOf(scope, "sync", { ...job, key: b.number.id });
      return syncTemplates(deps, scope, { claim, ...outside() });
    },
    ends: "ClaimLostError",
  },
  reconcileReceived: {
    permission: "inbound.reconcile",
    run: (deps, scope, { b }, { job }) => {
      const claim = claimOf(scope, "reconcile", { ...job, key: b.twilio.id });
      return reconcileReceived(deps, scope, { claim, ...outside() });
    },
    ends: "ClaimLostError",
  },
  fetchInboundFile: {
    permission: "media.fetch",
    run: (deps, scope, _, { job }) => {
      const claim = claimOf(scope, "media", job);
      return fetchInboundFile(deps, scope, { claim, ...outside(), store: nobody("the store") });
    },
    ends: "ClaimLostError",
  },
  prepareFile: {
    permission: "media.prepare",
    run: async (deps, scope, { b: { mediaId, number } }) => {
      const gateway = { keyring: testKeyring, gatewayUrl: "https://gateway.example" };
      const withStore = { ...deps, ...gateway, store: nobody<FileStore>("the store") };
      const prepared = await prepareFile(withStore, scope, {
        ...{ mediaId, numberId: number.id, provider: nobody("the provider"), credentials },
      });
      if (!("code" in prepared && prepared.code === "media.not_found")) {
        throw new Error("B's file was prepared");
      }
    },
    ends: "through",
  },
  keepStandIn: {
    permission: "media.prepare",
    run: async (deps, scope, _, { messageId }) => {
      const file = { mimeType: "text/vcard", filename: "contact.vcf", text: "BEGIN:VCARD" };
      const withStore = { ...deps, store: nobody<FileStore>("the store") };
      await keepStandIn(withStore, scope, { messageId, file });
    },
    ends: "message.not_found",
  },
  prepareRequest: {
    permission: "message.attempt",
    run: async (deps, scope, { b }, { job, attemptId, messageId }) => {
      const { conversationId, templateId } = b;
      const rendered = renderTemplate(templateWith("x"), templateValues);
      const attempt = {
        ...{ id: attemptId, messageId, conversationId, numberId: b.number.id, jobId: job.id },
        ...{ tries: 1, to: {}, quotedProviderMessageId: null, credentials },
        content: {
          type: "template" as const,
          ...{ templateId, category: "utility", values: templateValues, rendered },
        },
      };
      const provider = { id: "meta" } as WhatsAppProvider;
      const prepared = await prepareRequest(deps, scope, attempt, {
        ...{
          provider,
          prepareFile: nobody("the file"),
          keepStandIn: nobody("the file"),
          statusCallbackUrl: undefined,
        },
      });
      if (prepared.ok) throw new Error("B's template was filled");
    },
    ends: "through",
  },
};

function outside() {
  const providers = { meta: nobody<never>("Meta"), twilio: nobody<never>("Twilio") };
  return { keyring: testKeyring, providers };
}

/** Stands where something outside is called, and fails whoever asks anything of it. */
function nobody<Port>(name: string): Port {
  const ask = (_: object, property: string | symbol) => {
    throw new Error(`${name} was asked for ${String(property)}`);
  };
  return new Proxy({}, { get: ask }) as Port;
}
