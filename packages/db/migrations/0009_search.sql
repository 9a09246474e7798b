CREATE TABLE "contact_words" (
	"workspace_id" uuid NOT NULL,
	"word" text collate "C" NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_words_workspace_id_word_contact_id_pk" PRIMARY KEY("workspace_id","word","contact_id")
);
--> statement-breakpoint
ALTER TABLE "contact_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_words" (
	"workspace_id" uuid NOT NULL,
	"word" text collate "C" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"message_id" uuid NOT NULL,
	CONSTRAINT "message_words_workspace_id_word_at_message_id_pk" PRIMARY KEY("workspace_id","word","at","message_id")
);
--> statement-breakpoint
ALTER TABLE "message_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "search_progress" (
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "search_progress_workspace_id_conversation_id_pk" PRIMARY KEY("workspace_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "search_progress" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_queue_check";--> statement-breakpoint
ALTER TABLE "contact_words" ADD CONSTRAINT "contact_words_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_words" ADD CONSTRAINT "message_words_workspace_id_message_id_messages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_progress" ADD CONSTRAINT "search_progress_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_words_contact_idx" ON "contact_words" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "message_words_message_idx" ON "message_words" USING btree ("workspace_id","message_id");--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_queue_check" CHECK ("jobs"."queue" in ('inbound', 'send', 'media', 'read', 'typing', 'block', 'sync', 'reconcile', 'tidy', 'erase', 'search'));--> statement-breakpoint
CREATE POLICY "tenant" ON "contact_words" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "message_words" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "search_progress" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "contact_words" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "message_words" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "search_progress" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON contact_words, message_words, search_progress TO parley_app;
--> statement-breakpoint
-- What was recorded before is indexed like any change: a job for each hundred conversations.
ALTER TABLE "conversations" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "jobs" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO "jobs" ("workspace_id", "id", "queue", "key", "subject_ids")
  SELECT "workspace_id", gen_random_uuid(), 'search', "workspace_id", array_agg("id")
  FROM (SELECT "workspace_id", "id", row_number() OVER (PARTITION BY "workspace_id" ORDER BY "last_activity_at" DESC) / 100 AS part
    FROM "conversations") AS numbered
  GROUP BY "workspace_id", part
  ORDER BY part;
--> statement-breakpoint
ALTER TABLE "conversations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "jobs" FORCE ROW LEVEL SECURITY;
