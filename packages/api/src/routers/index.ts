export { type AppRouter, appRouter, type RouterInputs, type RouterOutputs } from "./app-router.ts";
