-- 48 bits of time and 80 random ones, in Crockford's base 32.
CREATE FUNCTION new_ulid() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + digit, 1), '' ORDER BY place)
  FROM (
    SELECT place, ((moment.ms >> (45 - 5 * place)) & 31)::integer AS digit
    FROM (SELECT floor(extract(epoch FROM service_now()) * 1000)::bigint AS ms) moment, generate_series(0, 9) place
    UNION ALL
    SELECT 10 + place, get_byte(random.bytes, place) & 31
    FROM (SELECT sha256(uuid_send(gen_random_uuid())) AS bytes) random, generate_series(0, 15) place
  ) digits
$$;

CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations,
  world world NOT NULL,
  project_id uuid, -- null: events of all projects
  url text NOT NULL,
  events text[] NOT NULL CHECK (events <> '{}'),
  description text,
  metadata json,
  -- A deleted one is there as long as what was sent to it, so that no write of an event meets its end.
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'auto_paused', 'deleted')),
  sealed_secret bytea NOT NULL, -- empty once deleted
  previous_sealed_secret bytea,
  previous_ends_at timestamptz(3),
  created_at timestamptz(3) NOT NULL DEFAULT service_now(),
  deleted_at timestamptz(3),
  last_delivery_at timestamptz(3),
  failures integer NOT NULL DEFAULT 0, -- deliveries in a row that failed or were abandoned
  doubted boolean NOT NULL DEFAULT true, -- its last try came to nothing, or there was none
  -- The try at work.
  fence integer NOT NULL DEFAULT 0, -- counts the tries
  sending uuid, -- the delivery
  lease_expires_at timestamptz(3),
  tried_at timestamptz(3), -- when the last try began
  FOREIGN KEY (organization_id, world, project_id) REFERENCES projects (organization_id, world, id),
  CONSTRAINT whole_try CHECK ((sending IS NULL) = (lease_expires_at IS NULL)),
  CONSTRAINT whole_rotation CHECK ((previous_sealed_secret IS NULL) = (previous_ends_at IS NULL)),
  CONSTRAINT deleted CHECK ((state = 'deleted') = (deleted_at IS NOT NULL) AND (state = 'deleted') = (length(sealed_secret) = 0))
);
CREATE INDEX webhook_endpoints_standing ON webhook_endpoints (organization_id) WHERE state <> 'deleted';
CREATE INDEX webhook_endpoints_sending ON webhook_endpoints (organization_id) WHERE lease_expires_at IS NOT NULL;
CREATE INDEX webhook_endpoints_deleted ON webhook_endpoints (deleted_at) WHERE state = 'deleted';

-- What happened, once for all endpoints that are told of it.
CREATE TABLE webhook_events (
  id text PRIMARY KEY DEFAULT new_ulid(),
  event_type text NOT NULL,
  project_id uuid,
  data json NOT NULL, -- as it was when it happened
  replay_of text,
  created_at timestamptz(3) NOT NULL DEFAULT service_now(),
  body text -- what is sent; made by the first try
);
CREATE INDEX webhook_events_oldest ON webhook_events (created_at);

CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoints,
  event_id text NOT NULL REFERENCES webhook_events ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed', 'abandoned')),
  attempts integer NOT NULL DEFAULT 0,
  next_retry_at timestamptz(3) DEFAULT service_now(),
  delivered_at timestamptz(3),
  abandoned_at timestamptz(3),
  last_status integer,
  last_failure text,
  created_at timestamptz(3) NOT NULL DEFAULT service_now(),
  CONSTRAINT waiting CHECK ((state = 'pending') = (next_retry_at IS NOT NULL)),
  CONSTRAINT delivered CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
  CONSTRAINT abandoned CHECK ((state = 'abandoned') = (abandoned_at IS NOT NULL))
);
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (endpoint_id, created_at DESC, id DESC);
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (endpoint_id, next_retry_at) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (event_id);

-- Whose turn it is; its row is held while an organization's endpoints are made or claimed.
CREATE TABLE webhook_turns (
  organization_id uuid PRIMARY KEY REFERENCES organizations,
  turn_at timestamptz(3) NOT NULL DEFAULT service_now()
);
