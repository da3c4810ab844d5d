ALTER TABLE api_keys ADD COLUMN killed_at timestamptz(3);

ALTER TABLE content_items
  -- Share of the quota of stored bytes: while open what was reserved, completed the sizes of its objects, canceled nothing. In
  -- the sandbox nothing is reserved, and so nothing ever counts.
  ADD COLUMN reserved_bytes bigint NOT NULL DEFAULT 0 CHECK (reserved_bytes >= 0),
  -- The UTC day an upload counts on: the one its session was opened on. `created_at` may lie some milliseconds later.
  ADD COLUMN opened_on date,
  ADD CONSTRAINT reserved CHECK (reserved_bytes = 0 OR creative_type = 'uploaded' AND state <> 'canceled');

-- What was opened before there were quotas: declared sizes and the slack of a PUT (1 MiB a file).
UPDATE content_items SET
  opened_on = (created_at AT TIME ZONE 'UTC')::date,
  reserved_bytes = CASE
    WHEN world = 'test' OR state = 'canceled' THEN 0
    WHEN state = 'completed' THEN (SELECT coalesce(sum((asset ->> 'sizeBytes')::bigint), 0) FROM json_array_elements(assets) asset)
    ELSE (SELECT coalesce(sum((file ->> 'sizeBytes')::bigint + 1048576), 0) FROM json_array_elements(files) file)
  END
WHERE creative_type = 'uploaded';

-- Always equal to a recount of content_items: every statement that changes a row's share changes its counter.
CREATE TABLE organization_usage (
  organization_id uuid NOT NULL REFERENCES organizations,
  world world NOT NULL,
  open_uploads integer NOT NULL CHECK (open_uploads >= 0),
  stored_bytes bigint NOT NULL CHECK (stored_bytes >= 0),
  day date NOT NULL, -- the UTC day that items_today speaks of
  items_today integer NOT NULL CHECK (items_today >= 0),
  PRIMARY KEY (organization_id, world)
);
INSERT INTO organization_usage (organization_id, world, open_uploads, stored_bytes, day, items_today)
SELECT organization_id, world, count(*) FILTER (WHERE state NOT IN ('completed', 'canceled')), sum(reserved_bytes), today,
  count(*) FILTER (WHERE opened_on = today)
FROM content_items, (SELECT (service_now() AT TIME ZONE 'UTC')::date AS today) moment
WHERE creative_type = 'uploaded' GROUP BY organization_id, world, today;

CREATE TABLE idempotency_replies (
  organization_id uuid NOT NULL REFERENCES organizations,
  world world NOT NULL,
  key text NOT NULL,
  operation_id text NOT NULL,
  fingerprint text NOT NULL,
  status integer NOT NULL,
  body text, -- null: a repetition is answered from state
  content_ids text[] NOT NULL,
  kept_at timestamptz(3) NOT NULL DEFAULT service_now(),
  PRIMARY KEY (organization_id, world, key)
);
CREATE INDEX idempotency_replies_oldest ON idempotency_replies (kept_at);

-- Nothing here refers to what it tells of: a line outlives its subject.
CREATE TABLE audit_events (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event_type text NOT NULL,
  occurred_at timestamptz(3) NOT NULL DEFAULT service_now(),
  request_id text,
  organization_id uuid NOT NULL REFERENCES organizations,
  world world NOT NULL,
  project_id uuid,
  api_key_id uuid,
  data json NOT NULL,
  -- Refusals of a key are counted by the minute.
  refused_reason text,
  refused_minute timestamptz(3),
  count integer NOT NULL DEFAULT 1,
  CONSTRAINT whole_refusal CHECK (num_nonnulls(refused_reason, refused_minute) = CASE event_type WHEN 'request.refused' THEN 2 ELSE 0 END)
);
CREATE INDEX audit_events_newest ON audit_events (organization_id, world, occurred_at DESC, id DESC);
CREATE INDEX audit_events_oldest ON audit_events (occurred_at);
CREATE UNIQUE INDEX audit_events_refusals ON audit_events (api_key_id, refused_reason, refused_minute) WHERE refused_reason IS NOT NULL;
