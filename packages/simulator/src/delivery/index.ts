export { createDeliverer, type Deliverer } from "./deliverer.ts";
export { createDeliveryLog, type DeliveryAttempt, type DeliveryLog } from "./delivery-log.ts";
export { createLanes, type Lanes } from "./lanes.ts";
export { postWebhook, type WebhookAnswer, type WebhookRequest } from "./post-webhook.ts";
