-- The index of a list begins with one text that says whose list it is. With organization, world and project as columns of their own
-- it looked as good to a planner without statistics as the key of the one row a request is about, and was read row by row.
DROP INDEX projects_newest, content_items_newest, content_items_kind;
CREATE INDEX projects_newest ON projects ((organization_id || ' ' || world), created_at DESC, id DESC);
CREATE INDEX content_items_newest ON content_items ((world || ' ' || project_id), created_at DESC, id DESC);
CREATE INDEX content_items_kind ON content_items
  ((world || ' ' || project_id || ' ' || creative_type || ' ' || state || ' ' || coalesce(format, '')), created_at DESC, id DESC);
