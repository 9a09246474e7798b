import { z } from "zod";

type JsonSchema = {
  type?: string;
  format?: string;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: unknown;
};

export type InputFields = {
  /** Paths of all fields that take a UUID. */
  ids: string[];
  /** Paths of all objects, the input itself as "". */
  objects: string[];
};

/** What a procedure's input schema takes, found by walking it, so that no list can forget a field. */
export function inputFields(schema: unknown): InputFields {
  const fields: InputFields = { ids: [], objects: [] };
  if (schema === undefined) return fields;
  const json = z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" });
  walk(json as JsonSchema, "", fields);
  return fields;
}

function walk(schema: JsonSchema, path: string, fields: InputFields): void {
  if (schema.format === "uuid" || schema.format === "guid") fields.ids.push(path);
  for (const option of schema.anyOf ?? []) walk(option, path, fields);
  if (schema.items !== undefined) walk(schema.items, path, fields);
  if (schema.properties === undefined) return;
  fields.objects.push(path);
  for (const [name, property] of Object.entries(schema.properties)) {
    walk(property, path === "" ? name : `${path}.${name}`, fields);
  }
}
