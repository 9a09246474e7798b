export { type FoundBrowser, findBrowser } from "./find-browser.ts";
