-- Row-level security also binds the owner of the tables.
DO $$
DECLARE tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
  LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
-- An identity may be claimed before its contact is written, within one transaction.
ALTER TABLE "contact_identities"
  ALTER CONSTRAINT "contact_identities_contact_fk" DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- Queues live on few pages: leave room for updates in place and clean up early.
ALTER TABLE "jobs" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
ALTER TABLE "outbox" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
--> statement-breakpoint
-- The application role owns nothing; it may use the tables, and only add to the audit.
GRANT USAGE ON SCHEMA public TO parley_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON
  users, sessions, workspaces, members, workspace_keys, numbers, contacts, contact_identities,
  conversations, messages, message_reactions, send_attempts, status_events, webhook_events,
  dead_letters, jobs, outbox, list_streams
TO parley_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_entries TO parley_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO parley_app;
