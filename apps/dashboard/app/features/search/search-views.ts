import type { RouterInputs, RouterOutputs } from "@parley/api/routers";

export type ContactHit = RouterOutputs["search"]["contacts"]["items"][number];
export type MessageHit = RouterOutputs["search"]["messages"]["items"][number];
export type ExcerptPart = MessageHit["excerpt"][number];
export type ContactCursor = RouterInputs["search"]["contacts"]["after"] & {};
export type MessageCursor = RouterInputs["search"]["messages"]["after"] & {};
