-- Most messages come from customers and have no client id: the index need not hold them.
DROP INDEX "messages_client_message_key";
--> statement-breakpoint
CREATE UNIQUE INDEX "messages_client_message_key" ON "messages" USING btree ("workspace_id","client_message_id") WHERE client_message_id is not null;
--> statement-breakpoint
-- The owner must see every row to fill the new columns; within this transaction only.
ALTER TABLE "conversations" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "messages" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "jobs" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "last_message_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "last_message_position" integer;
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "last_message_sequence" bigint;
--> statement-breakpoint
UPDATE "conversations" c
  SET "last_message_at" = m."provider_at", "last_message_position" = m."position", "last_message_sequence" = m."sequence"
  FROM "messages" m
  WHERE m."workspace_id" = c."workspace_id" AND m."id" = c."last_message_id";
--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "subject_ids" uuid[];
--> statement-breakpoint
UPDATE "jobs" SET "subject_ids" = array["subject_id"];
--> statement-breakpoint
ALTER TABLE "jobs" ALTER COLUMN "subject_ids" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "jobs" DROP COLUMN "subject_id";
--> statement-breakpoint
ALTER TABLE "conversations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "messages" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "jobs" FORCE ROW LEVEL SECURITY;
