export { domainCodeOf, toTrpcError } from "./to-trpc-error.ts";
