-- Lists by status, format or creative type read one run of the index for each kind of item asked for, however rare it is
-- among the project's items. An upload has no format, so that its kinds are few.
ALTER TABLE content_items ADD CONSTRAINT format_of_generated CHECK (format IS NULL OR creative_type = 'generated');
CREATE INDEX content_items_kind ON content_items
  (organization_id, world, project_id, (creative_type || ' ' || state || ' ' || coalesce(format, '')), created_at DESC, id DESC);
