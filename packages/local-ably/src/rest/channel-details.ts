import type { Channel } from "../channel/channel.ts";
import type { Attachment } from "../connection/attachment.ts";
import { Mode } from "../protocol/modes.ts";

/** The body of `GET /channels/{name}`. */
export function channelDetails(channel: Channel): object {
  const attachments = [...channel.attachments];
  const connections = new Set(attachments.map(({ transport }) => transport.connection.id));
  return {
    channelId: channel.name,
    status: {
      isActive: attachments.length > 0 || channel.members.size > 0,
      occupancy: {
        metrics: {
          connections: connections.size,
          publishers: countWith(attachments, Mode.publish),
          subscribers: countWith(attachments, Mode.subscribe),
          presenceConnections: countWith(attachments, Mode.presence),
          presenceMembers: channel.members.size,
          presenceSubscribers: countWith(attachments, Mode.presenceSubscribe),
          objectPublishers: 0,
          objectSubscribers: 0,
        },
      },
    },
  };
}

function countWith(attachments: Attachment[], mode: number): number {
  return attachments.filter(({ modes }) => (modes & mode) !== 0).length;
}
