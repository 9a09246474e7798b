/** A copy of the input in which the field at the path ("after.id") has another value. */
export function withField(
  input: Record<string, unknown>,
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...input, [name]: value };
  const inner = (input[name] ?? {}) as Record<string, unknown>;
  return { ...input, [name]: withField(inner, rest.join("."), value) };
}
