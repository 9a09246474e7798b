import { assertAllowed } from "../auth/capability.ts";
import type { Identity } from "../auth/identity.ts";
import type { Channel } from "../channel/channel.ts";
import { parseChannelName } from "../protocol/channel-name.ts";
import type { ServerContext } from "../server/context.ts";

/** The channel of a request, if the caller may do one of the operations there. Throws 40010, 40160. */
export function openChannel(
  context: ServerContext,
  identity: Identity,
  fullName: unknown,
  ...operations: string[]
): Channel {
  const { name } = parseChannelName(fullName);
  assertAllowed(identity.capability, name, ...operations);
  return identity.app.channel(name, context.clock, context.now());
}
