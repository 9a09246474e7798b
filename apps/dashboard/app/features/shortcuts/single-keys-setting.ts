import { createSetting } from "../settings/create-setting.ts";

/** Do single letters act as shortcuts? Whoever speaks to the computer needs them off (WCAG 2.1.4). */
export const singleKeysSetting = createSetting("parley-single-keys", ["on", "off"]);
