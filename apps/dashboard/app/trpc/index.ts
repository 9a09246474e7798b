export { ApiProvider } from "./api-provider.tsx";
export { useTRPC, useTRPCClient } from "./trpc-context.ts";
