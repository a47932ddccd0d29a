/** Changes of many children at once, with what each of them changed: enough to take the whole back. */
export const bulk = `
CREATE TABLE bulk_change (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('turning_four', 'move', 'school_year')),
  children INTEGER NOT NULL CHECK (children > 0),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  undone_at TEXT
) STRICT;
CREATE INDEX bulk_change_by_time ON bulk_change (made_at DESC, id DESC);

-- A placement that got another last day; what stood there before, and the version that it had afterwards.
CREATE TABLE bulk_ended (
  bulk_id TEXT NOT NULL REFERENCES bulk_change (id) ON DELETE CASCADE,
  placement_id TEXT NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
  former_ends_on TEXT,
  version INTEGER NOT NULL,
  PRIMARY KEY (bulk_id, placement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_ended_by_placement ON bulk_ended (placement_id);

CREATE TABLE bulk_made (
  bulk_id TEXT NOT NULL REFERENCES bulk_change (id) ON DELETE CASCADE,
  placement_id TEXT NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
  PRIMARY KEY (bulk_id, placement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_made_by_placement ON bulk_made (placement_id);

CREATE TABLE bulk_left (
  bulk_id TEXT NOT NULL REFERENCES bulk_change (id) ON DELETE CASCADE,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  PRIMARY KEY (bulk_id, child_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_left_by_child ON bulk_left (child_id);
`
