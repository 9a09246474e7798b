import type { Channel } from "../channel/channel.ts";
import type { Subscriber } from "../channel/subscriber.ts";
import { Action } from "../protocol/actions.ts";

const MEMBERS_PER_PAGE = 100;

/** Sends the presence set of the channel, page by page; an empty cursor ends it. */
export function sendSync(channel: Channel, { transport, fullName }: Subscriber): void {
  const members = [...channel.members.values()];
  // The SDK recognises a sync only by an id of [\w-]+, so the serial's "@" has to go.
  const syncId = channel.head.replace("@", "-");
  const pages = Math.max(1, Math.ceil(members.length / MEMBERS_PER_PAGE));
  for (let page = 0; page < pages; page += 1) {
    transport.send({
      action: Action.sync,
      channel: fullName,
      channelSerial: `${syncId}:${page + 1 < pages ? page + 1 : ""}`,
      presence: members.slice(page * MEMBERS_PER_PAGE, (page + 1) * MEMBERS_PER_PAGE),
    });
  }
}
