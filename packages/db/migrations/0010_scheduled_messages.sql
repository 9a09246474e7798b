CREATE TABLE "scheduled_messages" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"author_user_id" uuid,
	"client_message_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"fallback_template_id" uuid,
	"fallback_values" jsonb,
	"send_at" timestamp (3) with time zone NOT NULL,
	"failure" text,
	CONSTRAINT "scheduled_messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "scheduled_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_queue_check";--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scheduled_messages_client_key" ON "scheduled_messages" USING btree ("workspace_id","client_message_id");--> statement-breakpoint
CREATE INDEX "scheduled_messages_thread_idx" ON "scheduled_messages" USING btree ("workspace_id","conversation_id","send_at");--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_queue_check" CHECK ("jobs"."queue" in ('inbound', 'send', 'media', 'read', 'typing', 'block', 'sync', 'reconcile', 'tidy', 'erase', 'search', 'schedule'));--> statement-breakpoint
CREATE POLICY "tenant" ON "scheduled_messages" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "scheduled_messages" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_messages TO parley_app;
