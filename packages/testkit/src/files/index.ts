export { type TestFiles, useTestFiles } from "./use-test-files.ts";
