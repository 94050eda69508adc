CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mutation_results" (
	"session" text NOT NULL,
	"request" integer NOT NULL,
	"principal" text NOT NULL,
	"result" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mutation_results_session_request_pk" PRIMARY KEY("session","request")
);
--> statement-breakpoint
CREATE TABLE "api_key_uses" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"last_used_at" timestamptz(3) NOT NULL,
	CONSTRAINT "api_key_uses_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"previous_key_hash" text,
	"previous_key_until" timestamptz(3),
	"scopes" text[] NOT NULL,
	"is_sandbox" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	CONSTRAINT "api_keys_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "personal_tokens" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"side" text NOT NULL,
	"prefix" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	CONSTRAINT "personal_tokens_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"algorithm" text NOT NULL,
	"secret" text,
	"public_key" text,
	"max_lifetime_seconds" integer NOT NULL,
	"is_sandbox" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"ends_at" timestamptz(3),
	"revoked_at" timestamptz(3),
	CONSTRAINT "signing_keys_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "attachment_limits" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"max_size_bytes" integer,
	"max_files_per_message" integer,
	"extensions" text[],
	CONSTRAINT "attachment_limits_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"status" text NOT NULL,
	"upload_token_hash" text,
	"file_name" text DEFAULT 'file' NOT NULL,
	"mime_type" text DEFAULT 'application/octet-stream' NOT NULL,
	"size_bytes" integer DEFAULT 0 NOT NULL,
	"width" integer,
	"height" integer,
	"digest" text,
	"thumbnail_size_bytes" integer DEFAULT 0 NOT NULL,
	"rejection" text,
	"purpose" text DEFAULT 'message' NOT NULL,
	"uploaded_by" text NOT NULL,
	"conversation_id" uuid,
	"message_id" uuid,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3),
	CONSTRAINT "attachments_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "audit_logs" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"resource_type" text,
	"resource_id" text,
	"metadata" jsonb,
	"timestamp" timestamptz(3) NOT NULL,
	CONSTRAINT "audit_logs_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "outgoing_mails" (
	"id" uuid NOT NULL,
	"workspace_id" uuid,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"purpose" text NOT NULL,
	"holds_secret" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamptz(3) NOT NULL,
	"sent_at" timestamptz(3),
	CONSTRAINT "outgoing_mails_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"person_id" uuid,
	"user_id" uuid,
	"endpoint" text NOT NULL,
	"endpoint_hash" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "conversations_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text DEFAULT 'support' NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"channel" text DEFAULT 'chat' NOT NULL,
	"is_marketplace" boolean DEFAULT false NOT NULL,
	"visitor_id" uuid,
	"user_id" uuid,
	"customer_id" uuid,
	"store_id" uuid,
	"order_id" uuid,
	"product_id" uuid,
	"seller_id" uuid,
	"pair_key" text,
	"assigned_agent_id" uuid,
	"subject" text,
	"blocked_at" timestamptz(3),
	"snoozed_until" timestamptz(3),
	"is_draft" boolean DEFAULT false NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"visitor_message_count" integer DEFAULT 0 NOT NULL,
	"agent_message_count" integer DEFAULT 0 NOT NULL,
	"agent_read_count" integer DEFAULT 0 NOT NULL,
	"visitor_read_count" integer DEFAULT 0 NOT NULL,
	"agent_seen_seq" integer DEFAULT 0 NOT NULL,
	"visitor_seen_seq" integer DEFAULT 0 NOT NULL,
	"agent_delivered_seq" integer DEFAULT 0 NOT NULL,
	"visitor_delivered_seq" integer DEFAULT 0 NOT NULL,
	"customer_told_count" integer DEFAULT 0 NOT NULL,
	"recipient_told_count" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamptz(3) NOT NULL,
	"last_message_id" uuid,
	"last_message_preview" text,
	"last_message_sender_id" text,
	"last_message_sender_type" text,
	"waiting_since" timestamptz(3),
	"first_response_at" timestamptz(3),
	"resolved_at" timestamptz(3),
	"csat_completed_at" timestamptz(3),
	"ai_workflow_state" text DEFAULT 'none' NOT NULL,
	"metadata" jsonb,
	"change_seq" integer DEFAULT 0 NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"member_changes" integer DEFAULT 0 NOT NULL,
	"avatar_url" text,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "conversations_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"principal" text NOT NULL,
	"side" text NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"seen_seq" integer DEFAULT 0 NOT NULL,
	"delivered_seq" integer DEFAULT 0 NOT NULL,
	"seen_count" integer DEFAULT 0 NOT NULL,
	"joined_at" timestamptz(3) NOT NULL,
	"left_at" timestamptz(3),
	"archived_at" timestamptz(3),
	"archived_count" integer DEFAULT 0 NOT NULL,
	"muted_at" timestamptz(3),
	CONSTRAINT "members_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"change_seq" integer,
	"sender_type" text NOT NULL,
	"sender_id" text NOT NULL,
	"kind" text DEFAULT 'text' NOT NULL,
	"is_internal" boolean DEFAULT false NOT NULL,
	"content" text NOT NULL,
	"client_message_id" text,
	"reply_to_id" uuid,
	"attachment_ids" jsonb DEFAULT '[]' NOT NULL,
	"channel" text DEFAULT 'chat' NOT NULL,
	"email_metadata" jsonb,
	"delivery_status" text,
	"metadata" jsonb,
	"created_at" timestamptz(3) NOT NULL,
	"edited_at" timestamptz(3),
	"deleted_at" timestamptz(3),
	"read_at" timestamptz(3),
	CONSTRAINT "messages_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "agent_sessions" (
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"last_used_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"user_agent" text,
	"address" text,
	CONSTRAINT "agent_sessions_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "email_codes" (
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text NOT NULL,
	"user_id" uuid,
	"pending" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"used_at" timestamptz(3),
	CONSTRAINT "email_codes_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"parent_id" uuid,
	"token_hash" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"first_used_at" timestamptz(3),
	"expires_at" timestamptz(3) NOT NULL,
	CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"used_at" timestamptz(3),
	CONSTRAINT "sign_in_links_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"avatar_attachment_id" uuid,
	"workspace_id" uuid,
	"password_hash" text,
	"email_verified_at" timestamptz(3),
	"is_away" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "users_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "commerce_import_parts" (
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "commerce_import_parts_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "commerce_imports" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"file_name" text,
	"status" text DEFAULT 'uploading' NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"processed" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"errors" jsonb DEFAULT '[]' NOT NULL,
	"failure" text,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	"finished_at" timestamptz(3),
	CONSTRAINT "commerce_imports_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "conversation_reports" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid,
	"reported_by" text NOT NULL,
	"side" text NOT NULL,
	"reason" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"resolved_at" timestamptz(3),
	"resolved_by" uuid,
	CONSTRAINT "conversation_reports_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "marketplace_settings" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"direct_messaging_enabled" boolean DEFAULT true NOT NULL,
	"admin_support_enabled" boolean DEFAULT true NOT NULL,
	"member_chats_enabled" boolean DEFAULT true NOT NULL,
	"masks_contact_details" boolean DEFAULT false NOT NULL,
	"notifies_by_email" boolean DEFAULT true NOT NULL,
	"notifies_by_push" boolean DEFAULT true NOT NULL,
	"conversation_url" text,
	CONSTRAINT "marketplace_settings_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"store_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"is_cancelled" boolean DEFAULT false NOT NULL,
	"total_amount" double precision NOT NULL,
	"currency" text,
	"ordered_at" timestamptz(3) NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "orders_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "people_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text,
	"email" text,
	"avatar_url" text,
	"tokens_revoked_at" timestamptz(3),
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "people_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "products_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"store_id" uuid,
	"seller_id" uuid,
	"image_url" text,
	"url" text,
	"price" double precision,
	"currency" text,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "products_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "store_staff" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"person_id" uuid,
	"user_id" uuid,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "store_staff_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"logo_url" text,
	"direct_messaging" boolean DEFAULT true NOT NULL,
	"is_closed" boolean DEFAULT false NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "stores_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "automation_settings" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"suggest_articles_enabled" boolean NOT NULL,
	"show_reply_time_enabled" boolean NOT NULL,
	"collect_email_enabled" boolean NOT NULL,
	"ask_for_rating_enabled" boolean NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "automation_settings_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "messenger_settings" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"primary_color" text NOT NULL,
	"background_color" text NOT NULL,
	"theme_mode" text NOT NULL,
	"launcher_position" text NOT NULL,
	"launcher_side_spacing" integer NOT NULL,
	"launcher_bottom_spacing" integer NOT NULL,
	"show_launcher" boolean NOT NULL,
	"logo_attachment_id" uuid,
	"team_name" text,
	"welcome_message" text NOT NULL,
	"team_introduction" text,
	"show_teammate_avatars" boolean NOT NULL,
	"supported_languages" jsonb NOT NULL,
	"default_language" text NOT NULL,
	"privacy_policy_url" text,
	"home" jsonb NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "messenger_settings_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "office_hours" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"enabled" boolean NOT NULL,
	"timezone" text NOT NULL,
	"schedule" jsonb NOT NULL,
	"offline_message" text,
	"expected_reply_time_minutes" integer,
	"created_at" timestamptz(3) NOT NULL,
	"updated_at" timestamptz(3) NOT NULL,
	CONSTRAINT "office_hours_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "event_names" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "event_names_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"visitor_id" uuid NOT NULL,
	"name" text NOT NULL,
	"properties" jsonb,
	"url" text,
	"session_id" text,
	"event_type" text,
	"timestamp" timestamptz(3) NOT NULL,
	CONSTRAINT "events_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "visitor_words" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"word" text collate "C" NOT NULL,
	"visitor_id" uuid NOT NULL,
	CONSTRAINT "visitor_words_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "visitors" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"session_id_hash" text NOT NULL,
	"readable_id" text NOT NULL,
	"email" text,
	"name" text,
	"external_user_id" text,
	"location" jsonb,
	"device" jsonb,
	"referrer" text,
	"current_url" text,
	"custom_attributes" jsonb,
	"identity_verified" boolean DEFAULT false NOT NULL,
	"identity_verified_at" timestamptz(3),
	"first_seen_at" timestamptz(3) NOT NULL,
	"last_seen_at" timestamptz(3) NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"merged_into" uuid,
	"merged_at" timestamptz(3),
	CONSTRAINT "visitors_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "widget_sessions" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"visitor_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"identity_verified" boolean DEFAULT false NOT NULL,
	"client_type" text NOT NULL,
	"client_version" text,
	"client_identifier" text,
	"browser_hash" text,
	"former_visitor_ids" jsonb DEFAULT '[]' NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	CONSTRAINT "widget_sessions_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "messenger_sightings" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"current_url" text,
	"first_seen_at" timestamptz(3) NOT NULL,
	"last_seen_at" timestamptz(3) NOT NULL,
	CONSTRAINT "messenger_sightings_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "workspace_invitations" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	CONSTRAINT "workspace_invitations_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "workspace_members" (
	"id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	CONSTRAINT "workspace_members_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamptz(3) NOT NULL,
	"allowed_origins" text[] DEFAULT '{}' NOT NULL,
	"help_center_access_policy" text DEFAULT 'public' NOT NULL,
	"signup_mode" text DEFAULT 'invite-only' NOT NULL,
	"allowed_domains" text[] DEFAULT '{}' NOT NULL,
	"auth_methods" text[] DEFAULT '{password,otp}' NOT NULL,
	"identity_secret" text,
	"previous_identity_secret" text,
	"previous_identity_secret_until" timestamptz(3),
	"identity_verification_enabled" boolean DEFAULT false NOT NULL,
	"identity_verification_mode" text DEFAULT 'optional' NOT NULL,
	"session_lifetime_ms" integer DEFAULT 86400000 NOT NULL,
	"audits_every_session" boolean DEFAULT false NOT NULL,
	"audit_retention_days" integer DEFAULT 90 NOT NULL,
	"conversation_count" integer DEFAULT 0 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"metadata" jsonb,
	CONSTRAINT "workspaces_pkey" PRIMARY KEY("id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_uses_by_key" ON "api_key_uses" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "api_keys_by_workspace" ON "api_keys" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_by_key" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_by_previous_key" ON "api_keys" USING btree ("previous_key_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "personal_tokens_by_token" ON "personal_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "personal_tokens_by_workspace" ON "personal_tokens" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "personal_tokens_by_person" ON "personal_tokens" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "signing_keys_by_workspace" ON "signing_keys" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_limits_by_purpose" ON "attachment_limits" USING btree ("workspace_id","purpose");--> statement-breakpoint
CREATE INDEX "attachments_by_message" ON "attachments" USING btree ("message_id","created_at","id");--> statement-breakpoint
CREATE INDEX "attachments_by_expiry" ON "attachments" USING btree ("expires_at","id") WHERE expires_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_by_upload_token" ON "attachments" USING btree ("upload_token_hash");--> statement-breakpoint
CREATE INDEX "audit_logs_by_time" ON "audit_logs" USING btree ("workspace_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "audit_logs_by_action" ON "audit_logs" USING btree ("workspace_id","action","timestamp","id");--> statement-breakpoint
CREATE INDEX "audit_logs_by_resource" ON "audit_logs" USING btree ("workspace_id","resource_type","resource_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "audit_logs_by_actor" ON "audit_logs" USING btree ("workspace_id","actor_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "outgoing_mails_by_creation" ON "outgoing_mails" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "outgoing_mails_by_workspace" ON "outgoing_mails" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscriptions_by_endpoint" ON "push_subscriptions" USING btree ("workspace_id","endpoint_hash");--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_person" ON "push_subscriptions" USING btree ("workspace_id","person_id","created_at","id") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "push_subscriptions_by_user" ON "push_subscriptions" USING btree ("workspace_id","user_id","created_at","id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "conversations_by_last_message" ON "conversations" USING btree ("workspace_id","last_message_at","id") WHERE is_draft = false and is_marketplace = false;--> statement-breakpoint
CREATE INDEX "conversations_by_status" ON "conversations" USING btree ("workspace_id","status","last_message_at","id") WHERE is_draft = false and is_marketplace = false;--> statement-breakpoint
CREATE INDEX "conversations_by_assignee" ON "conversations" USING btree ("workspace_id","assigned_agent_id","status","last_message_at","id") WHERE is_draft = false and is_marketplace = false;--> statement-breakpoint
CREATE INDEX "conversations_by_ai_workflow" ON "conversations" USING btree ("workspace_id","ai_workflow_state","last_message_at","id") WHERE is_draft = false and is_marketplace = false and ai_workflow_state <> 'none';--> statement-breakpoint
CREATE INDEX "conversations_by_ai_workflow_status" ON "conversations" USING btree ("workspace_id","ai_workflow_state","status","last_message_at","id") WHERE is_draft = false and is_marketplace = false and ai_workflow_state <> 'none';--> statement-breakpoint
CREATE INDEX "conversations_by_ai_workflow_assignee" ON "conversations" USING btree ("workspace_id","ai_workflow_state","assigned_agent_id","status","last_message_at","id") WHERE is_draft = false and is_marketplace = false and ai_workflow_state <> 'none';--> statement-breakpoint
CREATE INDEX "conversations_by_visitor" ON "conversations" USING btree ("visitor_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "conversations_by_draft" ON "conversations" USING btree ("created_at","id") WHERE is_draft;--> statement-breakpoint
CREATE INDEX "conversations_by_creation" ON "conversations" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_by_pair" ON "conversations" USING btree ("workspace_id","pair_key") WHERE pair_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_by_number" ON "conversations" USING btree ("number");--> statement-breakpoint
CREATE INDEX "conversations_by_sender" ON "conversations" USING btree ("customer_id","last_message_at","id") WHERE product_id is not null;--> statement-breakpoint
CREATE INDEX "conversations_by_seller" ON "conversations" USING btree ("seller_id","last_message_at","id") WHERE seller_id is not null;--> statement-breakpoint
CREATE INDEX "conversations_by_customer" ON "conversations" USING btree ("customer_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "conversations_by_store" ON "conversations" USING btree ("store_id","kind","last_message_at","id") WHERE is_draft = false and is_marketplace;--> statement-breakpoint
CREATE INDEX "conversations_by_marketplace" ON "conversations" USING btree ("workspace_id","kind","last_message_at","id") WHERE is_draft = false and is_marketplace;--> statement-breakpoint
CREATE INDEX "members_by_archive" ON "members" USING btree ("workspace_id","principal","archived_at","id") WHERE archived_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "members_by_conversation" ON "members" USING btree ("conversation_id","principal");--> statement-breakpoint
CREATE INDEX "members_by_principal" ON "members" USING btree ("workspace_id","principal","joined_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_seq" ON "messages" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_change" ON "messages" USING btree ("conversation_id","change_seq") WHERE change_seq is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_by_client_message_id" ON "messages" USING btree ("conversation_id","sender_id","client_message_id") WHERE client_message_id is not null;--> statement-breakpoint
CREATE INDEX "agent_sessions_by_user" ON "agent_sessions" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "agent_sessions_by_expiry" ON "agent_sessions" USING btree ("expires_at","id");--> statement-breakpoint
CREATE INDEX "email_codes_by_email" ON "email_codes" USING btree ("email","purpose","created_at","id");--> statement-breakpoint
CREATE INDEX "email_codes_by_expiry" ON "email_codes" USING btree ("expires_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "refresh_tokens_by_token" ON "refresh_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "refresh_tokens_by_session" ON "refresh_tokens" USING btree ("session_id","created_at","id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_by_parent" ON "refresh_tokens" USING btree ("parent_id","id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_by_expiry" ON "refresh_tokens" USING btree ("expires_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_links_by_token" ON "sign_in_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sign_in_links_by_expiry" ON "sign_in_links" USING btree ("expires_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_by_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "commerce_import_parts_by_number" ON "commerce_import_parts" USING btree ("import_id","number");--> statement-breakpoint
CREATE INDEX "commerce_imports_by_workspace" ON "commerce_imports" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "commerce_imports_by_status" ON "commerce_imports" USING btree ("status","updated_at","id");--> statement-breakpoint
CREATE INDEX "conversation_reports_by_status" ON "conversation_reports" USING btree ("workspace_id","status","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "marketplace_settings_by_workspace" ON "marketplace_settings" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_by_external_id" ON "orders" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE INDEX "orders_by_creation" ON "orders" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_change" ON "orders" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer_and_store" ON "orders" USING btree ("customer_id","store_id","is_cancelled","ordered_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("customer_id","ordered_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_store" ON "orders" USING btree ("store_id","ordered_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_by_external_id" ON "people" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_by_number" ON "people" USING btree ("number");--> statement-breakpoint
CREATE INDEX "people_by_creation" ON "people" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "people_by_change" ON "people" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_by_external_id" ON "products" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_by_number" ON "products" USING btree ("number");--> statement-breakpoint
CREATE INDEX "products_by_creation" ON "products" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "products_by_change" ON "products" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "products_by_store" ON "products" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "store_staff_by_store" ON "store_staff" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "store_staff_by_store_and_person" ON "store_staff" USING btree ("store_id","person_id") WHERE person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "store_staff_by_store_and_user" ON "store_staff" USING btree ("store_id","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "store_staff_by_person" ON "store_staff" USING btree ("workspace_id","person_id","id");--> statement-breakpoint
CREATE INDEX "store_staff_by_user" ON "store_staff" USING btree ("workspace_id","user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stores_by_external_id" ON "stores" USING btree ("workspace_id","external_id");--> statement-breakpoint
CREATE INDEX "stores_by_creation" ON "stores" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "stores_by_change" ON "stores" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "automation_settings_by_workspace" ON "automation_settings" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messenger_settings_by_workspace" ON "messenger_settings" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "office_hours_by_workspace" ON "office_hours" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_names_by_name" ON "event_names" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "events_by_visitor" ON "events" USING btree ("visitor_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "events_by_workspace" ON "events" USING btree ("workspace_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "events_by_name" ON "events" USING btree ("workspace_id","name","visitor_id","timestamp","id");--> statement-breakpoint
CREATE INDEX "events_by_age" ON "events" USING btree ("timestamp","id") WHERE event_type is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "visitor_words_by_word" ON "visitor_words" USING btree ("workspace_id","word","visitor_id");--> statement-breakpoint
CREATE INDEX "visitor_words_by_visitor" ON "visitor_words" USING btree ("visitor_id","word");--> statement-breakpoint
CREATE UNIQUE INDEX "visitors_by_session" ON "visitors" USING btree ("workspace_id","session_id_hash");--> statement-breakpoint
CREATE INDEX "visitors_by_key" ON "visitors" USING btree ("session_id_hash","id");--> statement-breakpoint
CREATE UNIQUE INDEX "visitors_by_verified_user" ON "visitors" USING btree ("workspace_id","external_user_id") WHERE identity_verified and external_user_id is not null and merged_into is null;--> statement-breakpoint
CREATE INDEX "visitors_by_email" ON "visitors" USING btree ("workspace_id","email","created_at","id");--> statement-breakpoint
CREATE INDEX "visitors_by_last_seen" ON "visitors" USING btree ("workspace_id","last_seen_at","id") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "visitors_by_merged_into" ON "visitors" USING btree ("merged_into","merged_at","id") WHERE merged_into is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "widget_sessions_by_token" ON "widget_sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "widget_sessions_by_visitor" ON "widget_sessions" USING btree ("visitor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "widget_sessions_by_expiry" ON "widget_sessions" USING btree ("expires_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messenger_sightings_by_origin" ON "messenger_sightings" USING btree ("workspace_id","origin");--> statement-breakpoint
CREATE INDEX "workspace_invitations_by_workspace" ON "workspace_invitations" USING btree ("workspace_id","status","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "workspace_invitations_by_pending_email" ON "workspace_invitations" USING btree ("workspace_id","email") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "workspace_invitations_by_email" ON "workspace_invitations" USING btree ("email","status","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "workspace_invitations_by_token" ON "workspace_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "workspace_members_by_workspace_and_user" ON "workspace_members" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "workspace_members_by_user" ON "workspace_members" USING btree ("user_id","workspace_id");--> statement-breakpoint
CREATE INDEX "workspaces_by_creation" ON "workspaces" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "workspaces_by_signup_mode" ON "workspaces" USING btree ("signup_mode","created_at","id");