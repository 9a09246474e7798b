import { domainCodeOf } from "@parley/api/errors";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { z } from "zod";
import { type FormState, toSentence } from "./form-state.ts";

const secretNames: ReadonlySet<string> = new Set(["password"]);

type Read<Name extends string, Output> =
  | { isValid: true; input: Output; refused(error: unknown): Refusal<Name> }
  | { isValid: false; refusal: Refusal<Name> };

type Refusal<Name extends string> = { state: FormState<Name>; status: number };

/**
 * Reads the named fields of a form by the rules of `schema`. `blame` says which field a refusal of
 * the API is about; `refused` throws on what is no refusal.
 */
export function readForm<Name extends string, Output>(
  form: FormData,
  names: readonly Name[],
  schema: z.ZodType<Output>,
  blame: Readonly<Record<string, Name>> = {},
): Read<Name, Output> {
  const fields = Object.fromEntries(names.map((name) => [name, textOf(form.get(name))]));
  const shown = names.filter((name) => !secretNames.has(name));
  const values = Object.fromEntries(shown.map((name) => [name, fields[name]]));
  const state = { values, errors: {}, refusal: null } as FormState<Name>;
  const parsed = schema.safeParse(fields);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const name = path[0] as Name;
      state.errors[name] ??= toSentence(message);
    }
    return { isValid: false, refusal: { state, status: 400 } };
  }
  return {
    isValid: true,
    input: parsed.data,
    refused(error) {
      if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
      const name = blame[domainCodeOf(error) ?? ""];
      const words = toSentence(error.message);
      const status = getHTTPStatusCodeFromError(error);
      const told = name ? { errors: { [name]: words } } : { refusal: words };
      return { state: { ...state, ...told } as FormState<Name>, status };
    },
  };
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}
