-- When an item last changed its state. An upload that was canceled before this does not know, and tells when it was opened.
ALTER TABLE content_items ADD COLUMN state_changed_at timestamptz(3) NOT NULL DEFAULT service_now();
UPDATE content_items SET state_changed_at = coalesce(completed_at, failed_at, created_at);
