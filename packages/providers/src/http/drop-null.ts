/** The object without its null properties: a provider takes an absent part, not always an empty one. */
export function dropNull(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
