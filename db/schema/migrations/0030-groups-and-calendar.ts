/** Smaller groups by decision, what a group works with, and the days on which the location is closed. */
export const groupsAndCalendar = `
ALTER TABLE "group" ADD COLUMN programme TEXT;

CREATE TABLE group_tag (
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE CASCADE,
  tag TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (group_id, tag)
) STRICT, WITHOUT ROWID;

-- A decision is history: it ends or is withdrawn, and its row stays.
CREATE TABLE group_reduction (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE CASCADE,
  maximum INTEGER NOT NULL CHECK (maximum BETWEEN 1 AND 15),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on IS NULL OR ends_on >= starts_on),
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  decided_at TEXT NOT NULL,
  withdrawn_at TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX group_reduction_by_group ON group_reduction (group_id, starts_on);

CREATE TABLE closure (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX closure_by_day ON closure (starts_on, ends_on);
`
