import { AblyError } from "./ably-error.ts";

/** A channel name as clients write it, taken apart. */
export interface ChannelName {
  /** The name to use in every frame to this client. */
  fullName: string;
  /** The channel itself, without `[?params]`. */
  name: string;
  /** Channel params that came inside the name. */
  params: Record<string, string>;
}

/**
 * Takes `[?rewind=1]foo` apart. Throws 40010 for names Ably refuses, and 40000 for the
 * derived kinds this server does not speak (`[filter=…]`, `[meta]…`).
 */
export function parseChannelName(fullName: unknown): ChannelName {
  if (typeof fullName !== "string") throw invalidName();
  const qualifier = /^\[([^\]]*)\](.*)$/s.exec(fullName);
  if (qualifier === null) return { fullName, name: checkedName(fullName), params: {} };
  const [, inside = "", name = ""] = qualifier;
  if (!inside.startsWith("?")) {
    throw new AblyError(
      40000,
      `channels qualified by [${inside.split("=")[0]}] are not supported by this server`,
    );
  }
  return {
    fullName,
    name: checkedName(name),
    params: Object.fromEntries(new URLSearchParams(inside.slice(1))),
  };
}

function checkedName(name: string): string {
  if (!/^[^:,[\s][^\n\r]*$/.test(name)) throw invalidName();
  return name;
}

function invalidName(): AblyError {
  return new AblyError(40010, "invalid channel name");
}
