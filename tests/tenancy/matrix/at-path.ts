type Fields = Readonly<Record<string, unknown>>;

/** A copy of the input in which the field at the path ("after.id", "rows.0.id") has another value. */
export function withField(
  input: Fields | readonly unknown[],
  path: string,
  value: unknown,
): Record<string, unknown> {
  const [name = "", ...rest] = path.split(".");
  const inner = (valueAt(input, name) ?? {}) as Fields;
  const changed = rest.length === 0 ? value : withField(inner, rest.join("."), value);
  // A list's copy is a list; whoever calls from outside gives an object and gets one.
  const copy: unknown = Array.isArray(input)
    ? input.with(Number(name), changed)
    : { ...input, [name]: changed };
  return copy as Record<string, unknown>;
}

/** What stands at the path, the input itself at ""; undefined where nothing does. */
export function valueAt(input: unknown, path: string): unknown {
  if (path === "") return input;
  const names = path.split(".");
  return names.reduce((at: unknown, name) => (at as Fields | null | undefined)?.[name], input);
}
