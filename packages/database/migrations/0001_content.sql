-- The one clock of the service, in whole milliseconds like every column that keeps a time. Tests replace it in their database.
CREATE FUNCTION service_now() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT date_trunc('milliseconds', statement_timestamp()) $$;

CREATE DOMAIN world AS text CHECK (VALUE IN ('live', 'test'));

CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  parent_id uuid REFERENCES organizations,
  created_at timestamptz(3) NOT NULL DEFAULT service_now()
);

CREATE TABLE api_keys (
  handle text PRIMARY KEY CHECK (handle ~ '^[A-Z2-7]{16}$'),
  id uuid NOT NULL UNIQUE,
  organization_id uuid NOT NULL REFERENCES organizations,
  world world NOT NULL,
  name text NOT NULL,
  secret_hash bytea NOT NULL CHECK (length(secret_hash) = 32),
  scopes text[] NOT NULL CHECK (scopes <@ ARRAY['content:read', 'content:write', 'projects:read', 'projects:write', 'org:admin', '*']),
  rate_limit_tier text NOT NULL CHECK (rate_limit_tier IN ('standard', 'pilot', 'partner')),
  created_at timestamptz(3) NOT NULL DEFAULT service_now(),
  revoked_at timestamptz(3)
);

CREATE TABLE projects (
  id uuid NOT NULL,
  world world NOT NULL,
  organization_id uuid NOT NULL REFERENCES organizations,
  name text NOT NULL,
  timezone text NOT NULL,
  customer_external_id text,
  metadata json, -- json, not jsonb: it answers with the key order it was given
  app_name text,
  app_description text,
  primary_language text,
  owner_email text,
  archived_at timestamptz(3), -- null: active
  created_at timestamptz(3) NOT NULL DEFAULT service_now(),
  -- A project may stand in both worlds under one id; they are two projects.
  PRIMARY KEY (world, id),
  -- What content refers to, so that no item lies in another tenant's project.
  UNIQUE (organization_id, world, id)
);
CREATE INDEX projects_newest ON projects (organization_id, world, created_at DESC, id DESC);

CREATE TABLE content_items (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  world world NOT NULL,
  project_id uuid NOT NULL,
  creative_type text NOT NULL CHECK (creative_type IN ('generated', 'uploaded')),
  state text NOT NULL CHECK (state IN ('queued', 'processing', 'publishing', 'completed', 'failed', 'canceled')),
  format text CHECK (format IN ('slideshow-builder', 'ugc-remix', 'video-remix', 'slideshow-remix')),
  hook text,
  influencer_id text,
  source_tiktok_id text,
  media_id text,
  caption text,
  first_comment text,
  assets json NOT NULL DEFAULT '[]',
  approval_status text NOT NULL DEFAULT 'not_required',
  ads_enrollment text NOT NULL DEFAULT 'opted_out',
  platform_fit json NOT NULL DEFAULT '[]',
  created_at timestamptz(3) NOT NULL DEFAULT service_now(),
  completed_at timestamptz(3),
  failed_at timestamptz(3),
  last_error_code text,
  last_error_message text,

  -- The upload behind an item of creative type `uploaded`; null or at rest for generated ones.
  slideshow boolean,
  files json, -- the declared files with their staging keys, in declared order
  session_expires_at timestamptz(3),
  fence integer NOT NULL DEFAULT 0 CHECK (fence >= 0), -- counts the claims
  frozen_keys text[] NOT NULL DEFAULT '{}', -- of the claim at work or of the verdict to publish
  lease_expires_at timestamptz(3),
  media json NOT NULL DEFAULT '[]', -- what was measured, one entry an asset
  refusal json, -- {fence, answer}: how the claim of this fence was refused

  FOREIGN KEY (organization_id, world, project_id) REFERENCES projects (organization_id, world, id),
  CONSTRAINT whole_error CHECK ((last_error_code IS NULL) = (last_error_message IS NULL)),
  CONSTRAINT states_of_type CHECK (state <> CASE creative_type WHEN 'uploaded' THEN 'failed' ELSE 'publishing' END),
  CONSTRAINT whole_upload CHECK (
    CASE creative_type
      WHEN 'uploaded' THEN num_nulls(slideshow, files, session_expires_at) = 0 AND failed_at IS NULL
      ELSE num_nonnulls(slideshow, files, session_expires_at, lease_expires_at, refusal) = 0
        AND fence = 0 AND frozen_keys = '{}' AND media::text = '[]'
    END
  ),
  CONSTRAINT claimed CHECK (
    creative_type = 'generated'
    OR (state IN ('processing', 'publishing')) = (lease_expires_at IS NOT NULL AND frozen_keys <> '{}')
    AND (state IN ('processing', 'publishing') OR (lease_expires_at IS NULL AND frozen_keys = '{}'))
  ),
  CONSTRAINT judged CHECK (
    creative_type = 'generated'
    OR (state IN ('publishing', 'completed')) = (caption IS NOT NULL)
    AND (state IN ('publishing', 'completed')) = (media::text <> '[]')
    AND (state IN ('publishing', 'completed')) = (assets::text <> '[]')
  ),
  CONSTRAINT completed CHECK (creative_type = 'generated' OR (state = 'completed') = (completed_at IS NOT NULL)),
  CONSTRAINT canceled CHECK (creative_type = 'generated' OR (state = 'canceled') = (last_error_code IS NOT NULL))
);
CREATE INDEX content_items_newest ON content_items (organization_id, world, project_id, created_at DESC, id DESC);
CREATE INDEX content_items_open ON content_items (session_expires_at) WHERE state IN ('queued', 'processing') AND creative_type = 'uploaded';
CREATE INDEX content_items_publishing ON content_items (lease_expires_at) WHERE state = 'publishing';

-- The outbox: objects whose use has ended, written in the transaction that ended it.
CREATE TABLE object_deletions (
  key text PRIMARY KEY,
  not_before timestamptz(3) NOT NULL DEFAULT service_now(),
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX object_deletions_due ON object_deletions (not_before);
