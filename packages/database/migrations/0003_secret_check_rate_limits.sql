-- What the service's secret makes known of itself, so that a process with another one finds out.
CREATE TABLE secret_check (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  value text NOT NULL
);

-- Requests counted by key and class. Unlogged: a crash of the server begins all windows anew, and no request waits for a disk.
CREATE UNLOGGED TABLE rate_limit_windows (
  key_id uuid NOT NULL,
  endpoint_class text NOT NULL CHECK (endpoint_class IN ('read-light', 'write-light')),
  minute_ends_at timestamptz(3) NOT NULL,
  minute_count integer NOT NULL, -- one above the limit: the last request was refused by it
  day date NOT NULL,
  day_count integer NOT NULL, -- likewise
  PRIMARY KEY (key_id, endpoint_class)
) WITH (fillfactor = 50);
