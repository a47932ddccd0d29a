/** Who was there, per dagdeel and with its history, and the written number of doelgroepkinderen on 1 January. */
export const hoursAndPresence = `
CREATE TABLE presence (
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  held_on TEXT NOT NULL,
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE RESTRICT,
  -- Null when it was emptied again: the row stays, with its history.
  state TEXT CHECK (state IN ('aanwezig', 'ziek', 'vakantie', 'afgemeld', 'zonder_bericht')),
  is_extra INTEGER NOT NULL CHECK (is_extra IN (0, 1)),
  -- How long the dagdeel was then; the group may get other hours later.
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  author_id TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  recorded_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (child_id, held_on, dagdeel)
) STRICT, WITHOUT ROWID;
CREATE INDEX presence_by_day ON presence (held_on, group_id, dagdeel, state);

-- What stood there before each change, with who wrote that and when.
CREATE TABLE presence_revision (
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  held_on TEXT NOT NULL,
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  version INTEGER NOT NULL,
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE RESTRICT,
  state TEXT CHECK (state IN ('aanwezig', 'ziek', 'vakantie', 'afgemeld', 'zonder_bericht')),
  author_id TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (child_id, held_on, dagdeel, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER presence_keeps_history AFTER UPDATE ON presence BEGIN
  INSERT INTO presence_revision (child_id, held_on, dagdeel, version, group_id, state, author_id, recorded_at)
  VALUES (old.child_id, old.held_on, old.dagdeel, old.version, old.group_id, old.state, old.author_id, old.recorded_at);
END;
CREATE TRIGGER presence_revision_keeps_values BEFORE UPDATE ON presence_revision BEGIN SELECT raise(ABORT, 'history does not change'); END;

CREATE TABLE pbm_snapshot (
  id TEXT PRIMARY KEY,
  year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2022 AND 2100),
  counted_on TEXT NOT NULL,
  children INTEGER NOT NULL CHECK (children >= 0),
  hours INTEGER NOT NULL CHECK (hours >= 0),
  definition TEXT NOT NULL,
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT
) STRICT;
CREATE TRIGGER pbm_snapshot_keeps_rows BEFORE DELETE ON pbm_snapshot BEGIN SELECT raise(ABORT, 'a frozen number stays'); END;
CREATE TRIGGER pbm_snapshot_keeps_values BEFORE UPDATE ON pbm_snapshot BEGIN SELECT raise(ABORT, 'a frozen number stays'); END;
`
