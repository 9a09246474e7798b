export { type Preparer, startPreparer } from "./preparer.ts";
