export { dropUndefined } from "./drop-undefined.ts";
export { ElementList, type Unplaced } from "./element-list.ts";
export { maxAnswerBytes, readAnswer } from "./read-answer.ts";
export { readJson, tooDeep } from "./read-json.ts";
export { transportFailure } from "./transport-failure.ts";
