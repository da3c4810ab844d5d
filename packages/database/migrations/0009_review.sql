-- What a project asks of its items when they are completed. A project without a row asks for nothing.
CREATE TABLE content_review_policies (
  organization_id uuid NOT NULL,
  world world NOT NULL,
  project_id uuid NOT NULL,
  policy text NOT NULL CHECK (policy IN ('auto_approve', 'review_first_n', 'review_all')),
  first_n integer CHECK (first_n BETWEEN 1 AND 50),
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (organization_id, world, project_id),
  FOREIGN KEY (organization_id, world, project_id) REFERENCES projects (organization_id, world, id),
  CONSTRAINT first_n_of_policy CHECK ((policy = 'review_first_n') = (first_n IS NOT NULL))
);

-- Only a completed upload waits, and only one that was completed was decided on.
ALTER TABLE content_items ADD CONSTRAINT reviewed CHECK (
  creative_type = 'generated'
  OR CASE approval_status
    WHEN 'not_required' THEN true
    WHEN 'pending' THEN state = 'completed'
    ELSE approval_status IN ('approved', 'rejected') AND state IN ('completed', 'canceled')
  END
);

-- As content_items_kind, for lists and counts by approval.
CREATE INDEX content_items_review ON content_items
  ((world || ' ' || project_id || ' ' || approval_status || ' ' || creative_type || ' ' || state), created_at DESC, id DESC);
