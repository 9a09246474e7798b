import type { MediaId, MessageId, NumberId, UserId } from "@parley/domain/ids";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { messages } from "./messages.ts";
import { numbers } from "./numbers.ts";
import { oneOf } from "./one-of.ts";
import { instant, tenantPolicy, workspaceId } from "./tenant.ts";

const directions = ["inbound", "outbound"] as const;
const mediaStates = ["pending", "stored", "failed", "too_large", "gone", "erased"] as const;

/**
 * Files of messages. The bytes lie in the file store under `storage_key`, a random name. An inbound file belongs to
 * its message and is fetched by a job; an uploaded one belongs to nobody until a message names it, and then to the
 * first that does.
 * `provider_media_id` is where the provider keeps it: of an inbound file its source, of an outbound one the upload,
 * valid for `number_id` until `provider_expires_at`.
 */
export const media = pgTable(
  "media",
  {
    workspaceId: workspaceId(),
    id: uuid("id").$type<MediaId>().notNull(),
    numberId: uuid("number_id").$type<NumberId>(),
    messageId: uuid("message_id").$type<MessageId>(),
    direction: text("direction", { enum: directions }).notNull(),
    state: text("state", { enum: mediaStates }).notNull(),
    mimeType: text("mime_type").notNull(),
    filename: text("filename"),
    sizeBytes: bigint("size_bytes", { mode: "number" }),
    sha256: text("sha256"),
    storageKey: text("storage_key"),
    providerMediaId: text("provider_media_id"),
    providerUrl: text("provider_url"),
    providerExpiresAt: instant("provider_expires_at"),
    errorCode: text("error_code"),
    /** An upload that several messages name: it stays when one of them is taken back. */
    isShared: boolean("is_shared").notNull().default(false),
    uploadedBy: uuid("uploaded_by").$type<UserId>(),
    createdAt: instant("created_at").notNull().defaultNow(),
    storedAt: instant("stored_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.numberId],
      foreignColumns: [numbers.workspaceId, numbers.id],
    }),
    foreignKey({
      columns: [table.workspaceId, table.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
    }).onDelete("cascade"),
    oneOf("media_direction_check", table.direction, directions),
    oneOf("media_state_check", table.state, mediaStates),
    index("media_message_idx").on(table.workspaceId, table.messageId),
    tenantPolicy(),
  ],
);
