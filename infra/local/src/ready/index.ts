export {
  type DemoWorkspace,
  type Login,
  type ProcessName,
  type Ready,
  readPids,
  removeReady,
  writeReady,
} from "./ready-file.ts";
