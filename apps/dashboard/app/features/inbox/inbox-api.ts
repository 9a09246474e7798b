import type { AppRouter } from "@parley/api/routers";
import type { TRPCClient } from "@trpc/client";

/** The API as the inbox calls it, for the workspace in the address. */
export type InboxApi = TRPCClient<AppRouter>;
