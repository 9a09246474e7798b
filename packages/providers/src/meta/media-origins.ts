/** Does the URL lead to one of the origins? Only there the token may go (T-41); names and passwords in it: nowhere. */
export function isAtOrigin(url: string, origins: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.username !== "" || parsed.password !== "") return false;
  return origins.some((origin) => {
    const [scheme, name] = origin.split("*.", 2);
    if (name === undefined) return parsed.origin === origin;
    return parsed.host.endsWith(`.${name}`) && `${parsed.protocol}//` === scheme;
  });
}
