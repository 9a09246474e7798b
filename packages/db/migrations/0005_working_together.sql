CREATE TABLE "assignments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"assignee_id" uuid NOT NULL,
	"assigned_by" uuid,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "assignments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_events" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "conversation_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "conversation_events_kind_check" CHECK ("conversation_events"."kind" in ('assigned', 'unassigned', 'closed', 'archived', 'reopened', 'blocked', 'unblocked', 'automation_changed')),
	CONSTRAINT "conversation_events_actor_kind_check" CHECK ("conversation_events"."actor_kind" in ('member', 'contact', 'system'))
);
--> statement-breakpoint
ALTER TABLE "conversation_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_reads" (
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"read_count" bigint NOT NULL,
	"read_up_to_sequence" bigint NOT NULL,
	"is_marked_unread" boolean DEFAULT false NOT NULL,
	CONSTRAINT "conversation_reads_workspace_id_user_id_conversation_id_pk" PRIMARY KEY("workspace_id","user_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "views" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "views_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "conversations_list_idx";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "attention_count" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "attention_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "failed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "read_until" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_conversation_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assignee_fk" FOREIGN KEY ("workspace_id","assignee_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_events" ADD CONSTRAINT "conversation_events_conversation_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_conversation_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_member_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_active_key" ON "assignments" USING btree ("workspace_id","conversation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assignments_history_idx" ON "assignments" USING btree ("workspace_id","conversation_id","started_at","id");--> statement-breakpoint
CREATE INDEX "assignments_assignee_idx" ON "assignments" USING btree ("workspace_id","assignee_id");--> statement-breakpoint
CREATE INDEX "conversation_events_thread_idx" ON "conversation_events" USING btree ("workspace_id","conversation_id","at","id");--> statement-breakpoint
CREATE INDEX "conversation_events_version_idx" ON "conversation_events" USING btree ("workspace_id","conversation_id","version");--> statement-breakpoint
CREATE INDEX "conversation_reads_conversation_idx" ON "conversation_reads" USING btree ("workspace_id","conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_reads_marked_idx" ON "conversation_reads" USING btree ("workspace_id","user_id") WHERE is_marked_unread;--> statement-breakpoint
CREATE INDEX "views_owner_idx" ON "views" USING btree ("workspace_id","owner_id");--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_fk" FOREIGN KEY ("workspace_id","assignee_id") REFERENCES "public"."members"("workspace_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contacts_blocked_idx" ON "contacts" USING btree ("workspace_id","id") WHERE is_blocked;--> statement-breakpoint
CREATE INDEX "conversations_recent_idx" ON "conversations" USING btree ("workspace_id","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "conversations_assignee_idx" ON "conversations" USING btree ("workspace_id","assignee_id","status","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "conversations_number_idx" ON "conversations" USING btree ("workspace_id","number_id","status","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "conversations_window_idx" ON "conversations" USING btree ("workspace_id","status","last_inbound_at","id");--> statement-breakpoint
CREATE INDEX "conversations_failed_idx" ON "conversations" USING btree ("workspace_id","last_activity_at","id") WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "conversations_attention_idx" ON "conversations" USING btree ("workspace_id","attention_at") WHERE attention_at is not null;--> statement-breakpoint
CREATE INDEX "conversations_list_idx" ON "conversations" USING btree ("workspace_id","status","last_activity_at","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "assignments" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "conversation_events" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "conversation_reads" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "views" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "assignments" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "conversation_events" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "conversation_reads" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "views" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON assignments, conversation_events, conversation_reads, views TO parley_app;
--> statement-breakpoint
-- What nobody had read stays unread for everybody, and nothing else becomes so.
ALTER TABLE "conversations" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "members" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE "conversations" SET "attention_count" = "unread_count", "attention_at" = "last_activity_at" WHERE "unread_count" > 0;
--> statement-breakpoint
UPDATE "members" SET "read_until" = '1970-01-01T00:00:00Z';
--> statement-breakpoint
ALTER TABLE "conversations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "members" FORCE ROW LEVEL SECURITY;
