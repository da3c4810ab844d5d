-- The few endpoints whose former secret still signs, by when it no longer does.
CREATE INDEX webhook_endpoints_rotated ON webhook_endpoints (previous_ends_at) WHERE previous_ends_at IS NOT NULL;
