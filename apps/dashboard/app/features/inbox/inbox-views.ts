import type { RouterInputs, RouterOutputs } from "@parley/api/routers";

export type ConversationPage = RouterOutputs["conversations"]["list"];
export type ConversationView = ConversationPage["items"][number];
export type ConversationId = ConversationView["id"];
export type ListCounts = RouterOutputs["conversations"]["counts"];
export type MessagePage = RouterOutputs["messages"]["list"];
export type MessageView = MessagePage["items"][number];
export type AsideView = MessagePage["asides"][number];
export type MessageChanges = RouterOutputs["messages"]["changes"];
export type MessageCursor = RouterInputs["messages"]["list"]["before"] & {};
