-- The request that judged an upload which is publishing, and its key; null for one that was judged before this.
ALTER TABLE content_items ADD COLUMN decided_by json;
