-- When a job last began in any process, for those that one process at a time does for all.
CREATE TABLE job_turns (
  job text PRIMARY KEY,
  began_at timestamptz(3) NOT NULL
);
