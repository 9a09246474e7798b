import type { ChatDeps } from "../chat/index.ts";
import type { Deliverer, DeliveryLog } from "../delivery/index.ts";
import type { FaultScript } from "../faults/index.ts";
import type { Timeline } from "../timeline/index.ts";
import type { TwilioLine } from "../twilio/index.ts";
import type { ChangeFeed } from "./change-feed.ts";
import type { RequestLog } from "./request-log.ts";

/** What the control routes reach into. */
export type ControlDeps = ChatDeps & {
  timeline: Timeline;
  faults: FaultScript;
  deliverer: Deliverer;
  deliveryLog: DeliveryLog;
  requestLog: RequestLog;
  feed: ChangeFeed;
  twilioLine: TwilioLine;
  reset: () => void;
};
