import { z } from "zod";

type JsonSchema = {
  type?: string;
  format?: string;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
};

export type InputFields = {
  /** Paths of all fields that take a UUID, or a list of them. */
  ids: string[];
  /** Paths of all objects, the input itself as "", one in a list by its place ("rows.0"). */
  objects: string[];
};

/** What a procedure's input schema takes, found by walking it, so that no list can forget a field. */
export function inputFields(schema: unknown): InputFields {
  const fields: InputFields = { ids: [], objects: [] };
  if (schema === undefined) return fields;
  const json = z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" });
  walk(json as JsonSchema, "", fields);
  return { ids: [...new Set(fields.ids)], objects: [...new Set(fields.objects)] };
}

function walk(schema: JsonSchema, path: string, fields: InputFields): void {
  if (schema.format === "uuid" || schema.format === "guid") fields.ids.push(path);
  for (const option of [schema.anyOf ?? [], schema.oneOf ?? []].flat()) walk(option, path, fields);
  const { items } = schema;
  if (items !== undefined) walk(items, items.properties ? `${path}.0` : path, fields);
  if (schema.properties === undefined) return;
  fields.objects.push(path);
  for (const [name, property] of Object.entries(schema.properties)) {
    walk(property, path === "" ? name : `${path}.${name}`, fields);
  }
}
