import { z } from "zod";
import type { FailedCall, ProviderCredentials } from "../port/index.ts";
import { callGraph } from "./call-graph.ts";
import type { MetaConnection } from "./graph-connection.ts";
import { messagingLimitOf } from "./number-facts.ts";
import { prose, word } from "./payload.ts";

/** How a number stands (B.11, B.13). Words are Meta's in lower case, open sets; null where Meta says nothing. */
export type NumberHealth = {
  kind: "health";
  displayPhone: string | null;
  verifiedName: string | null;
  /** Only "connected" is good. */
  status: string | null;
  /** "green", "yellow", "red", "unknown" or "na". */
  quality: string | null;
  nameStatus: string | null;
  /** "standard" (80 messages a second), "high" (1,000) or "not_applicable". */
  throughput: string | null;
  customersPerDay: number | "unlimited" | null;
  /** Is the number also in the phone app? Then it sends 20 messages a second. */
  isOnPhoneApp: boolean;
  /** "available", "limited" or "blocked", and why in Meta's prose. */
  canSend: string | null;
  problems: string[];
};

const fields =
  "id,display_phone_number,verified_name,status,quality_rating,name_status,throughput,is_on_biz_app,whatsapp_business_manager_messaging_limit,health_status";

const maybeWord = word.nullish().catch(null);

const entitySchema = z.object({
  additional_info: z.array(z.string()).catch([]),
  errors: z.array(z.object({ error_description: prose, possible_solution: prose })).catch([]),
});

const numberSchema = z.object({
  display_phone_number: prose,
  verified_name: prose,
  status: maybeWord,
  quality_rating: maybeWord,
  name_status: maybeWord,
  throughput: z.object({ level: maybeWord }).optional().catch(undefined),
  is_on_biz_app: z.boolean().catch(false),
  whatsapp_business_manager_messaging_limit: z.unknown().optional(),
  health_status: z
    .object({ can_send_message: maybeWord, entities: z.array(entitySchema).catch([]) })
    .optional()
    .catch(undefined),
});

/** Asks Meta how the number stands: one call. Never throws. */
export async function getMetaNumberHealth(
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<NumberHealth | FailedCall> {
  const call = { method: "GET", path: [credentials.providerNumberId], query: { fields } } as const;
  const result = await callGraph(call, credentials, connection);
  if (result.kind === "failed") return result.failure;
  const { data } = numberSchema.safeParse(result.value);
  if (data === undefined) return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  return {
    kind: "health",
    displayPhone: data.display_phone_number ?? null,
    verifiedName: data.verified_name ?? null,
    status: data.status ?? null,
    quality: data.quality_rating ?? null,
    nameStatus: data.name_status ?? null,
    throughput: data.throughput?.level ?? null,
    customersPerDay: messagingLimitOf(data.whatsapp_business_manager_messaging_limit),
    isOnPhoneApp: data.is_on_biz_app,
    canSend: data.health_status?.can_send_message ?? null,
    problems: (data.health_status?.entities ?? []).flatMap(problemsOf),
  };
}

function problemsOf({ additional_info, errors }: z.infer<typeof entitySchema>): string[] {
  const described = errors.flatMap(({ error_description, possible_solution }) =>
    [error_description, possible_solution].filter((text) => text !== undefined).join(" "),
  );
  return [...additional_info, ...described].filter((text) => text !== "");
}
