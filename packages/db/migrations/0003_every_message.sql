CREATE TABLE "content_objects" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider_account_id" text NOT NULL,
	"definition_sha256" text NOT NULL,
	"content_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "content_objects_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "content_objects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid,
	"message_id" uuid,
	"direction" text NOT NULL,
	"state" text NOT NULL,
	"mime_type" text NOT NULL,
	"filename" text,
	"size_bytes" bigint,
	"sha256" text,
	"storage_key" text,
	"provider_media_id" text,
	"provider_url" text,
	"provider_expires_at" timestamp (3) with time zone,
	"error_code" text,
	"uploaded_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"stored_at" timestamp (3) with time zone,
	CONSTRAINT "media_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "media_direction_check" CHECK ("media"."direction" in ('inbound', 'outbound')),
	CONSTRAINT "media_state_check" CHECK ("media"."state" in ('pending', 'stored', 'failed', 'too_large', 'gone', 'erased'))
);
--> statement-breakpoint
ALTER TABLE "media" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reached_customers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"limit_scope" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"reached_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reached_customers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "reached_customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "templates" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"provider_template_id" text,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"definition" jsonb NOT NULL,
	"synced_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "templates_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "templates_provider_check" CHECK ("templates"."provider" in ('meta', 'twilio'))
);
--> statement-breakpoint
ALTER TABLE "templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_queue_check";--> statement-breakpoint
ALTER TABLE "numbers" DROP CONSTRAINT "numbers_provider_check";--> statement-breakpoint
ALTER TABLE "contact_identities" ADD COLUMN "superseded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "is_blocked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "marketing_stopped_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "referred_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "free_entry_point_closes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "automation" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "pace" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "source" text DEFAULT 'inbox' NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "forwarded" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "referral" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "pricing" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "edited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "quality" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "messaging_limit" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "name_status" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "restriction" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "messages_per_second" integer;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "portfolio_id" text;--> statement-breakpoint
ALTER TABLE "webhook_events" ADD COLUMN "query" text;--> statement-breakpoint
ALTER TABLE "content_objects" ADD CONSTRAINT "content_objects_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_workspace_id_number_id_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_workspace_id_message_id_messages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reached_customers" ADD CONSTRAINT "reached_customers_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reached_customers" ADD CONSTRAINT "reached_customers_workspace_id_message_id_messages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "content_objects_hash_key" ON "content_objects" USING btree ("workspace_id","provider_account_id","definition_sha256");--> statement-breakpoint
CREATE INDEX "media_message_idx" ON "media" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reached_customers_message_key" ON "reached_customers" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE INDEX "reached_customers_time_idx" ON "reached_customers" USING btree ("workspace_id","limit_scope","reached_at");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name_key" ON "templates" USING btree ("workspace_id","provider","provider_account_id","name","language");--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_automation_check" CHECK ("conversations"."automation" in ('none', 'running', 'waiting', 'handoff', 'failed'));--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_queue_check" CHECK ("jobs"."queue" in ('inbound', 'send', 'media', 'read', 'typing', 'block', 'sync', 'reconcile'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_source_check" CHECK ("messages"."source" in ('contact', 'inbox', 'phone_app', 'api', 'import'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_forwarded_check" CHECK ("messages"."forwarded" in ('once', 'often'));--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_provider_check" CHECK ("numbers"."provider" in ('meta', 'twilio'));--> statement-breakpoint
CREATE POLICY "tenant" ON "content_objects" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "media" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "reached_customers" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "templates" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "messages" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE "messages" SET "source" = 'contact' WHERE "direction" = 'inbound';
--> statement-breakpoint
ALTER TABLE "messages" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "content_objects" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "media" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reached_customers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "templates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON content_objects, media, reached_customers, templates TO parley_app;
