ALTER TABLE "workspaces" ADD COLUMN "sandbox_of" uuid;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "clearing_since" timestamptz(3);