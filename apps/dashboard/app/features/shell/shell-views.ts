import type { RouterOutputs } from "@parley/api/routers";

export type CurrentView = RouterOutputs["workspace"]["current"];
export type MembershipView = RouterOutputs["account"]["me"]["workspaces"][number];
