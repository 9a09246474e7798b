CREATE TABLE "flows" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider_account_id" text NOT NULL,
	"provider_flow_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"synced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "flows_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "flows_status_check" CHECK ("flows"."status" in ('draft', 'published', 'deprecated', 'blocked', 'throttled', 'unknown'))
);
--> statement-breakpoint
ALTER TABLE "flows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "opt_ins" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"confirmed_by_user_id" uuid,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "opt_ins_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "opt_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quick_replies" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_user_id" uuid,
	"shortcut" text NOT NULL,
	"text" text NOT NULL,
	"card" jsonb,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quick_replies_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "quick_replies_shortcut_key" UNIQUE NULLS NOT DISTINCT("workspace_id","owner_user_id","shortcut")
);
--> statement-breakpoint
ALTER TABLE "quick_replies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "templates_fetched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "templates_fetch_problem" text;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_ins" ADD CONSTRAINT "opt_ins_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quick_replies" ADD CONSTRAINT "quick_replies_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "flows_provider_flow_key" ON "flows" USING btree ("workspace_id","provider_account_id","provider_flow_id");--> statement-breakpoint
CREATE INDEX "opt_ins_contact_idx" ON "opt_ins" USING btree ("workspace_id","contact_id","confirmed_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "flows" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "opt_ins" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "quick_replies" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "flows" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "opt_ins" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "quick_replies" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON flows, opt_ins, quick_replies TO parley_app;
