import { createSetting } from "../settings/create-setting.ts";

/** How loud a message that arrives elsewhere sounds (S3.25). */
export const volumeSetting = createSetting("parley-arrival-sound", [
  "medium",
  "off",
  "low",
  "high",
]);
export type Volume = (typeof volumeSetting.values)[number];

/** Does the browser show a notice of messages while nobody looks at the page (S3.25)? */
export const noticeSetting = createSetting("parley-notices", ["off", "on"]);

/** Does a notice say what the customer wrote? It may show on a locked screen. */
export const noticeTextSetting = createSetting("parley-notice-text", ["off", "on"]);
