export { lumaCanary } from "./luma.ts";
export { nordwindCanary } from "./nordwind.ts";
export { type SeedInput, type SeedResult, seed } from "./seed.ts";
