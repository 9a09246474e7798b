import { AblyError } from "../protocol/ably-error.ts";

/** Resource pattern → operations. */
export type Capability = Readonly<Record<string, readonly string[]>>;

const OPERATIONS = new Set([
  "*",
  "publish",
  "subscribe",
  "presence",
  "history",
  "stats",
  "channel-metadata",
  "push-subscribe",
  "push-admin",
  "privileged-headers",
  "object-publish",
  "object-subscribe",
  "annotation-publish",
  "annotation-subscribe",
  "message-update-own",
  "message-update-any",
  "message-delete-own",
  "message-delete-any",
]);

/** The capability of a key nobody restricted. */
export const FULL_CAPABILITY: Capability = { "*": ["*"] };

/** Reads a capability (JSON text or object). Throws 40000 if it is not well-formed. */
export function parseCapability(input: unknown): Capability {
  const value = typeof input === "string" ? parseJson(input) : input;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw malformed("it must be an object");
  return Object.fromEntries(
    Object.entries(value)
      .map(([resource, operations]): [string, string[]] => [
        resource,
        checkedOperations(operations),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * What a token may do: the overlap of what it asks for and what its key holds.
 * Throws 40160 when nothing is left.
 */
export function intersectCapabilities(asked: Capability, held: Capability): Capability {
  const result = new Map<string, Set<string>>();
  for (const [askedResource, askedOperations] of Object.entries(asked)) {
    for (const [heldResource, heldOperations] of Object.entries(held)) {
      const resource = overlap(askedResource, heldResource);
      if (resource === undefined) continue;
      const operations = commonOperations(askedOperations, heldOperations);
      if (operations.length === 0) continue;
      const known = result.get(resource) ?? new Set();
      for (const operation of operations) known.add(operation);
      result.set(resource, known);
    }
  }
  if (result.size === 0)
    throw new AblyError(40160, "the key does not hold any of the requested capability");
  return parseCapability(
    Object.fromEntries([...result].map(([resource, set]) => [resource, simplified(set)])),
  );
}

/** Whether an operation on a channel is allowed: the union over all matching resources. */
export function isAllowed(capability: Capability, channel: string, operation: string): boolean {
  for (const resource in capability) {
    const operations = capability[resource];
    if (
      operations &&
      (operations.includes("*") || operations.includes(operation)) &&
      covers(resource, channel)
    ) {
      return true;
    }
  }
  return false;
}

/** Throws 40160 unless one of the operations is allowed on the channel. */
export function assertAllowed(
  capability: Capability,
  channel: string,
  ...operations: string[]
): void {
  if (operations.some((operation) => isAllowed(capability, channel, operation))) return;
  throw new AblyError(
    40160,
    `operation not permitted with the provided capability: ${operations[0]}`,
  );
}

/**
 * Whether a resource pattern matches a channel (or every channel of a narrower pattern).
 * `*` stands for a whole segment, at the end for one or more; qualified names need a qualified pattern.
 */
export function covers(pattern: string, resource: string): boolean {
  const [patternQualifier, patternName] = splitQualifier(pattern);
  const [qualifier, name] = splitQualifier(resource);
  if (patternQualifier !== "*" && patternQualifier !== qualifier) return false;
  const wanted = patternName.split(":");
  const given = name.split(":");
  return (
    wanted.every((segment, index) => {
      if (segment !== "*") return segment === given[index];
      return index < given.length;
    }) &&
    (wanted.length === given.length || (wanted.at(-1) === "*" && given.length > wanted.length))
  );
}

function splitQualifier(resource: string): [string, string] {
  const end = resource.indexOf("]");
  if (!resource.startsWith("[") || end < 0) return ["", resource];
  return [resource.slice(1, end), resource.slice(end + 1)];
}

function overlap(a: string, b: string): string | undefined {
  if (covers(b, a)) return a;
  return covers(a, b) ? b : undefined;
}

function commonOperations(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.includes("*")) return b;
  return b.includes("*") ? a : a.filter((operation) => b.includes(operation));
}

function simplified(operations: Set<string>): string[] {
  return operations.has("*") ? ["*"] : [...operations];
}

function checkedOperations(operations: unknown): string[] {
  if (!Array.isArray(operations) || operations.length === 0)
    throw malformed("each resource needs a list of operations");
  if (!operations.every((operation) => OPERATIONS.has(operation)))
    throw malformed("unknown operation");
  if (operations.includes("*") && operations.length > 1) throw malformed("* stands alone");
  return [...new Set<string>(operations)].sort();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("it is not JSON");
  }
}

function malformed(why: string): AblyError {
  return new AblyError(40000, `invalid capability; ${why}`);
}
