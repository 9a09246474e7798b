ALTER TABLE "jobs" DROP CONSTRAINT "jobs_queue_check";--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "is_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "fact_times" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "fact_times" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_queue_check" CHECK ("jobs"."queue" in ('inbound', 'send', 'media', 'read', 'typing', 'block', 'sync', 'reconcile', 'tidy'));--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_author_check" CHECK ("message_reactions"."author" in ('contact', 'business'));--> statement-breakpoint
ALTER TABLE "status_events" ADD CONSTRAINT "status_events_status_check" CHECK ("status_events"."status" in ('sent', 'delivered', 'read', 'played', 'failed', 'deleted', 'warning'));