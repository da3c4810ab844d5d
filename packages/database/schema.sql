-- The schema that the migrations add up to, for readers. Written by `npm run generate`; change it by a migration.

CREATE OR REPLACE FUNCTION new_ulid()
 RETURNS text
 LANGUAGE sql
AS $function$
  SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + digit, 1), '' ORDER BY place)
  FROM (
    SELECT place, ((moment.ms >> (45 - 5 * place)) & 31)::integer AS digit
    FROM (SELECT floor(extract(epoch FROM service_now()) * 1000)::bigint AS ms) moment, generate_series(0, 9) place
    UNION ALL
    SELECT 10 + place, get_byte(random.bytes, place) & 31
    FROM (SELECT sha256(uuid_send(gen_random_uuid())) AS bytes) random, generate_series(0, 15) place
  ) digits
$function$;

CREATE OR REPLACE FUNCTION service_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ SELECT date_trunc('milliseconds', statement_timestamp()) $function$;

CREATE DOMAIN world AS text CHECK ((VALUE = ANY (ARRAY['live'::text, 'test'::text])));

CREATE TABLE organizations (
  id uuid NOT NULL,
  name text NOT NULL,
  parent_id uuid,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  CONSTRAINT organizations_pkey PRIMARY KEY (id),
  CONSTRAINT organizations_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organizations(id)
);

CREATE TABLE api_keys (
  handle text NOT NULL,
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  world world NOT NULL,
  name text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  rate_limit_tier text NOT NULL,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  revoked_at timestamp(3) with time zone,
  killed_at timestamp(3) with time zone,
  CONSTRAINT api_keys_pkey PRIMARY KEY (handle),
  CONSTRAINT api_keys_id_key UNIQUE (id),
  CONSTRAINT api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  CONSTRAINT api_keys_handle_check CHECK ((handle ~ '^[A-Z2-7]{16}$'::text)),
  CONSTRAINT api_keys_rate_limit_tier_check CHECK ((rate_limit_tier = ANY (ARRAY['standard'::text, 'pilot'::text, 'partner'::text]))),
  CONSTRAINT api_keys_scopes_check CHECK ((scopes <@ ARRAY['content:read'::text, 'content:write'::text, 'projects:read'::text, 'projects:write'::text, 'org:admin'::text, '*'::text])),
  CONSTRAINT api_keys_secret_hash_check CHECK ((length(secret_hash) = 32))
);

CREATE TABLE projects (
  id uuid NOT NULL,
  world world NOT NULL,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  timezone text NOT NULL,
  customer_external_id text,
  metadata json,
  app_name text,
  app_description text,
  primary_language text,
  owner_email text,
  archived_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  tagline text,
  brand_voice text,
  target_gender text,
  CONSTRAINT projects_pkey PRIMARY KEY (world, id),
  CONSTRAINT projects_organization_id_world_id_key UNIQUE (organization_id, world, id),
  CONSTRAINT projects_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  CONSTRAINT projects_brand_voice_check CHECK ((brand_voice = ANY (ARRAY['authentic'::text, 'witty'::text, 'professional'::text, 'warm'::text, 'casual'::text, 'educational'::text]))),
  CONSTRAINT projects_target_gender_check CHECK ((target_gender = ANY (ARRAY['all'::text, 'female'::text, 'male'::text])))
);

CREATE TABLE content_items (
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  world world NOT NULL,
  project_id uuid NOT NULL,
  creative_type text NOT NULL,
  state text NOT NULL,
  format text,
  hook text,
  influencer_id text,
  source_tiktok_id text,
  media_id text,
  caption text,
  first_comment text,
  assets json NOT NULL DEFAULT '[]'::json,
  approval_status text NOT NULL DEFAULT 'not_required'::text,
  ads_enrollment text NOT NULL DEFAULT 'opted_out'::text,
  platform_fit json NOT NULL DEFAULT '[]'::json,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  completed_at timestamp(3) with time zone,
  failed_at timestamp(3) with time zone,
  last_error_code text,
  last_error_message text,
  slideshow boolean,
  files json,
  session_expires_at timestamp(3) with time zone,
  fence integer NOT NULL DEFAULT 0,
  frozen_keys text[] NOT NULL DEFAULT '{}'::text[],
  lease_expires_at timestamp(3) with time zone,
  media json NOT NULL DEFAULT '[]'::json,
  refusal json,
  reserved_bytes bigint NOT NULL DEFAULT 0,
  opened_on date,
  state_changed_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  decided_by json,
  CONSTRAINT content_items_pkey PRIMARY KEY (id),
  CONSTRAINT content_items_organization_id_world_project_id_fkey FOREIGN KEY (organization_id, world, project_id) REFERENCES projects(organization_id, world, id),
  CONSTRAINT canceled CHECK (((creative_type = 'generated'::text) OR ((state = 'canceled'::text) = (last_error_code IS NOT NULL)))),
  CONSTRAINT claimed CHECK (((creative_type = 'generated'::text) OR (((state = ANY (ARRAY['processing'::text, 'publishing'::text])) = ((lease_expires_at IS NOT NULL) AND (frozen_keys <> '{}'::text[]))) AND ((state = ANY (ARRAY['processing'::text, 'publishing'::text])) OR ((lease_expires_at IS NULL) AND (frozen_keys = '{}'::text[])))))),
  CONSTRAINT completed CHECK (((creative_type = 'generated'::text) OR ((state = 'completed'::text) = (completed_at IS NOT NULL)))),
  CONSTRAINT content_items_creative_type_check CHECK ((creative_type = ANY (ARRAY['generated'::text, 'uploaded'::text]))),
  CONSTRAINT content_items_fence_check CHECK ((fence >= 0)),
  CONSTRAINT content_items_format_check CHECK ((format = ANY (ARRAY['slideshow-builder'::text, 'ugc-remix'::text, 'video-remix'::text, 'slideshow-remix'::text]))),
  CONSTRAINT content_items_reserved_bytes_check CHECK ((reserved_bytes >= 0)),
  CONSTRAINT content_items_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'processing'::text, 'publishing'::text, 'completed'::text, 'failed'::text, 'canceled'::text]))),
  CONSTRAINT format_of_generated CHECK (((format IS NULL) OR (creative_type = 'generated'::text))),
  CONSTRAINT judged CHECK (((creative_type = 'generated'::text) OR (((state = ANY (ARRAY['publishing'::text, 'completed'::text])) = (caption IS NOT NULL)) AND ((state = ANY (ARRAY['publishing'::text, 'completed'::text])) = ((media)::text <> '[]'::text)) AND ((state = ANY (ARRAY['publishing'::text, 'completed'::text])) = ((assets)::text <> '[]'::text))))),
  CONSTRAINT reserved CHECK (((reserved_bytes = 0) OR ((creative_type = 'uploaded'::text) AND (state <> 'canceled'::text)))),
  CONSTRAINT reviewed CHECK (((creative_type = 'generated'::text) OR
CASE approval_status
    WHEN 'not_required'::text THEN true
    WHEN 'pending'::text THEN (state = 'completed'::text)
    ELSE ((approval_status = ANY (ARRAY['approved'::text, 'rejected'::text])) AND (state = ANY (ARRAY['completed'::text, 'canceled'::text])))
END)),
  CONSTRAINT states_of_type CHECK ((state <>
CASE creative_type
    WHEN 'uploaded'::text THEN 'failed'::text
    ELSE 'publishing'::text
END)),
  CONSTRAINT whole_error CHECK (((last_error_code IS NULL) = (last_error_message IS NULL))),
  CONSTRAINT whole_upload CHECK (
CASE creative_type
    WHEN 'uploaded'::text THEN ((num_nulls(slideshow, files, session_expires_at) = 0) AND (failed_at IS NULL))
    ELSE ((num_nonnulls(slideshow, files, session_expires_at, lease_expires_at, refusal) = 0) AND (fence = 0) AND (frozen_keys = '{}'::text[]) AND ((media)::text = '[]'::text))
END)
);

CREATE TABLE object_deletions (
  key text NOT NULL,
  not_before timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  attempts integer NOT NULL DEFAULT 0,
  CONSTRAINT object_deletions_pkey PRIMARY KEY (key)
);

CREATE TABLE organization_usage (
  organization_id uuid NOT NULL,
  world world NOT NULL,
  open_uploads integer NOT NULL,
  stored_bytes bigint NOT NULL,
  day date NOT NULL,
  items_today integer NOT NULL,
  CONSTRAINT organization_usage_pkey PRIMARY KEY (organization_id, world),
  CONSTRAINT organization_usage_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  CONSTRAINT organization_usage_items_today_check CHECK ((items_today >= 0)),
  CONSTRAINT organization_usage_open_uploads_check CHECK ((open_uploads >= 0)),
  CONSTRAINT organization_usage_stored_bytes_check CHECK ((stored_bytes >= 0))
);

CREATE TABLE idempotency_replies (
  organization_id uuid NOT NULL,
  world world NOT NULL,
  key text NOT NULL,
  operation_id text NOT NULL,
  fingerprint text NOT NULL,
  status integer NOT NULL,
  body text,
  content_ids text[] NOT NULL,
  kept_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  CONSTRAINT idempotency_replies_pkey PRIMARY KEY (organization_id, world, key),
  CONSTRAINT idempotency_replies_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

CREATE TABLE audit_events (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  event_type text NOT NULL,
  occurred_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  request_id text,
  organization_id uuid NOT NULL,
  world world NOT NULL,
  project_id uuid,
  api_key_id uuid,
  data json NOT NULL,
  refused_reason text,
  refused_minute timestamp(3) with time zone,
  count integer NOT NULL DEFAULT 1,
  CONSTRAINT audit_events_pkey PRIMARY KEY (id),
  CONSTRAINT audit_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  CONSTRAINT whole_refusal CHECK ((num_nonnulls(refused_reason, refused_minute) =
CASE event_type
    WHEN 'request.refused'::text THEN 2
    ELSE 0
END))
);

CREATE TABLE secret_check (
  single boolean NOT NULL DEFAULT true,
  value text NOT NULL,
  CONSTRAINT secret_check_pkey PRIMARY KEY (single),
  CONSTRAINT secret_check_single_check CHECK (single)
);

CREATE UNLOGGED TABLE rate_limit_windows (
  key_id uuid NOT NULL,
  endpoint_class text NOT NULL,
  minute_ends_at timestamp(3) with time zone NOT NULL,
  minute_count integer NOT NULL,
  day date NOT NULL,
  day_count integer NOT NULL,
  CONSTRAINT rate_limit_windows_pkey PRIMARY KEY (key_id, endpoint_class),
  CONSTRAINT rate_limit_windows_endpoint_class_check CHECK ((endpoint_class = ANY (ARRAY['read-light'::text, 'write-light'::text])))
) WITH (fillfactor=50);

CREATE TABLE job_turns (
  job text NOT NULL,
  began_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT job_turns_pkey PRIMARY KEY (job)
);

CREATE TABLE content_review_policies (
  organization_id uuid NOT NULL,
  world world NOT NULL,
  project_id uuid NOT NULL,
  policy text NOT NULL,
  first_n integer,
  updated_at timestamp(3) with time zone NOT NULL,
  CONSTRAINT content_review_policies_pkey PRIMARY KEY (organization_id, world, project_id),
  CONSTRAINT content_review_policies_organization_id_world_project_id_fkey FOREIGN KEY (organization_id, world, project_id) REFERENCES projects(organization_id, world, id),
  CONSTRAINT content_review_policies_first_n_check CHECK (((first_n >= 1) AND (first_n <= 50))),
  CONSTRAINT content_review_policies_policy_check CHECK ((policy = ANY (ARRAY['auto_approve'::text, 'review_first_n'::text, 'review_all'::text]))),
  CONSTRAINT first_n_of_policy CHECK (((policy = 'review_first_n'::text) = (first_n IS NOT NULL)))
);

CREATE TABLE webhook_endpoints (
  id uuid NOT NULL,
  organization_id uuid NOT NULL,
  world world NOT NULL,
  project_id uuid,
  url text NOT NULL,
  events text[] NOT NULL,
  description text,
  metadata json,
  state text NOT NULL DEFAULT 'active'::text,
  sealed_secret bytea NOT NULL,
  previous_sealed_secret bytea,
  previous_ends_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  deleted_at timestamp(3) with time zone,
  last_delivery_at timestamp(3) with time zone,
  failures integer NOT NULL DEFAULT 0,
  doubted boolean NOT NULL DEFAULT true,
  fence integer NOT NULL DEFAULT 0,
  sending uuid,
  lease_expires_at timestamp(3) with time zone,
  tried_at timestamp(3) with time zone,
  CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_endpoints_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  CONSTRAINT webhook_endpoints_organization_id_world_project_id_fkey FOREIGN KEY (organization_id, world, project_id) REFERENCES projects(organization_id, world, id),
  CONSTRAINT deleted CHECK ((((state = 'deleted'::text) = (deleted_at IS NOT NULL)) AND ((state = 'deleted'::text) = (length(sealed_secret) = 0)))),
  CONSTRAINT webhook_endpoints_events_check CHECK ((events <> '{}'::text[])),
  CONSTRAINT webhook_endpoints_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'auto_paused'::text, 'deleted'::text]))),
  CONSTRAINT whole_rotation CHECK (((previous_sealed_secret IS NULL) = (previous_ends_at IS NULL))),
  CONSTRAINT whole_try CHECK (((sending IS NULL) = (lease_expires_at IS NULL)))
);

CREATE TABLE webhook_events (
  id text NOT NULL DEFAULT new_ulid(),
  event_type text NOT NULL,
  project_id uuid,
  data json NOT NULL,
  replay_of text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  body text,
  CONSTRAINT webhook_events_pkey PRIMARY KEY (id)
);

CREATE TABLE webhook_deliveries (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  endpoint_id uuid NOT NULL,
  event_id text NOT NULL,
  state text NOT NULL DEFAULT 'pending'::text,
  attempts integer NOT NULL DEFAULT 0,
  next_retry_at timestamp(3) with time zone DEFAULT service_now(),
  delivered_at timestamp(3) with time zone,
  abandoned_at timestamp(3) with time zone,
  last_status integer,
  last_failure text,
  created_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT webhook_deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints(id),
  CONSTRAINT webhook_deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES webhook_events(id) ON DELETE CASCADE,
  CONSTRAINT abandoned CHECK (((state = 'abandoned'::text) = (abandoned_at IS NOT NULL))),
  CONSTRAINT delivered CHECK (((state = 'delivered'::text) = (delivered_at IS NOT NULL))),
  CONSTRAINT waiting CHECK (((state = 'pending'::text) = (next_retry_at IS NOT NULL))),
  CONSTRAINT webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'failed'::text, 'abandoned'::text])))
);

CREATE TABLE webhook_turns (
  organization_id uuid NOT NULL,
  turn_at timestamp(3) with time zone NOT NULL DEFAULT service_now(),
  CONSTRAINT webhook_turns_pkey PRIMARY KEY (organization_id),
  CONSTRAINT webhook_turns_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

CREATE INDEX projects_newest ON projects USING btree ((((organization_id || ' '::text) || (world)::text)), created_at DESC, id DESC);

CREATE INDEX content_items_kind ON content_items USING btree (((((((((((world)::text || ' '::text) || project_id) || ' '::text) || creative_type) || ' '::text) || state) || ' '::text) || COALESCE(format, ''::text))), created_at DESC, id DESC);

CREATE INDEX content_items_newest ON content_items USING btree (((((world)::text || ' '::text) || project_id)), created_at DESC, id DESC);

CREATE INDEX content_items_open ON content_items USING btree (session_expires_at) WHERE ((state = ANY (ARRAY['queued'::text, 'processing'::text])) AND (creative_type = 'uploaded'::text));

CREATE INDEX content_items_publishing ON content_items USING btree (lease_expires_at) WHERE (state = 'publishing'::text);

CREATE INDEX content_items_review ON content_items USING btree (((((((((((world)::text || ' '::text) || project_id) || ' '::text) || approval_status) || ' '::text) || creative_type) || ' '::text) || state)), created_at DESC, id DESC);

CREATE INDEX object_deletions_due ON object_deletions USING btree (not_before);

CREATE INDEX idempotency_replies_oldest ON idempotency_replies USING btree (kept_at);

CREATE INDEX audit_events_newest ON audit_events USING btree (organization_id, world, occurred_at DESC, id DESC);

CREATE INDEX audit_events_oldest ON audit_events USING btree (occurred_at);

CREATE UNIQUE INDEX audit_events_refusals ON audit_events USING btree (api_key_id, refused_reason, refused_minute) WHERE (refused_reason IS NOT NULL);

CREATE INDEX webhook_endpoints_deleted ON webhook_endpoints USING btree (deleted_at) WHERE (state = 'deleted'::text);

CREATE INDEX webhook_endpoints_rotated ON webhook_endpoints USING btree (previous_ends_at) WHERE (previous_ends_at IS NOT NULL);

CREATE INDEX webhook_endpoints_sending ON webhook_endpoints USING btree (organization_id) WHERE (lease_expires_at IS NOT NULL);

CREATE INDEX webhook_endpoints_standing ON webhook_endpoints USING btree (organization_id) WHERE (state <> 'deleted'::text);

CREATE INDEX webhook_events_oldest ON webhook_events USING btree (created_at);

CREATE INDEX webhook_deliveries_newest ON webhook_deliveries USING btree (endpoint_id, created_at DESC, id DESC);

CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries USING btree (event_id);

CREATE INDEX webhook_deliveries_pending ON webhook_deliveries USING btree (endpoint_id, next_retry_at) WHERE (state = 'pending'::text);
