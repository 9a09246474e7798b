import type { Channel } from "../channel/channel.ts";
import type { Subscriber } from "../channel/subscriber.ts";
import { Mode } from "../protocol/modes.ts";

/** The body of `GET /channels/{name}`. */
export function channelDetails(channel: Channel): object {
  const subscribers = [...channel.subscribers];
  const connections = new Set(subscribers.map(({ transport }) => transport.connection.id));
  return {
    channelId: channel.name,
    status: {
      isActive: subscribers.length > 0 || channel.members.size > 0,
      occupancy: {
        metrics: {
          connections: connections.size,
          publishers: countWith(subscribers, Mode.publish),
          subscribers: countWith(subscribers, Mode.subscribe),
          presenceConnections: countWith(subscribers, Mode.presence),
          presenceMembers: channel.members.size,
          presenceSubscribers: countWith(subscribers, Mode.presenceSubscribe),
          objectPublishers: 0,
          objectSubscribers: 0,
        },
      },
    },
  };
}

function countWith(subscribers: Subscriber[], mode: number): number {
  return subscribers.filter(({ modes }) => (modes & mode) !== 0).length;
}
