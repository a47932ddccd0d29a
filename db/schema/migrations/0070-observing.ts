import { draftParts } from './0070-drafts.ts'

/** Observing: more to say, a colleague who looks first, own groups, saved searches. */
export const observing = `${draftParts}
ALTER TABLE observation ADD COLUMN context TEXT CHECK (context IN ('vrij_spel', 'kring', 'buiten', 'eetmoment', 'een_op_een', 'overig'));
-- Since when it waits for a colleague; null when it counts. With a remark it was sent back to who wrote it.
ALTER TABLE observation ADD COLUMN waits_since TEXT;
ALTER TABLE observation ADD COLUMN remark TEXT;
ALTER TABLE observation ADD COLUMN reviewed_by TEXT REFERENCES user (id) ON DELETE RESTRICT;
ALTER TABLE observation ADD COLUMN reviewed_at TEXT;

-- What stands: not withdrawn and not waiting. Partial and with both columns in it, so that walking and counting never read the texts.
DROP INDEX observation_by_day;
DROP INDEX observation_by_author;
CREATE INDEX observation_by_day ON observation (observed_on DESC, number DESC, withdrawn_at, waits_since)
  WHERE withdrawn_at IS NULL AND waits_since IS NULL;
CREATE INDEX observation_by_author ON observation (author_id, observed_on DESC, number DESC, withdrawn_at, waits_since)
  WHERE withdrawn_at IS NULL AND waits_since IS NULL;
CREATE INDEX observation_staff_only_by_day ON observation (observed_on DESC, number DESC, withdrawn_at, waits_since, is_staff_only)
  WHERE withdrawn_at IS NULL AND waits_since IS NULL AND is_staff_only = 1;
CREATE INDEX observation_waiting_by_day ON observation (observed_on DESC, number DESC) WHERE withdrawn_at IS NULL AND waits_since IS NOT NULL;
CREATE INDEX observation_by_instrument ON observation (instrument, observed_on, withdrawn_at, waits_since)
  WHERE withdrawn_at IS NULL AND waits_since IS NULL AND instrument IS NOT NULL;

CREATE TABLE observation_sub_domain (
  observation_id TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  sub_domain TEXT NOT NULL
    CHECK (sub_domain IN ('zelfredzaamheid', 'spel', 'welbevinden', 'betrokkenheid', 'omgaan_met_anderen', 'tekenen', 'overig')),
  PRIMARY KEY (observation_id, sub_domain)
) STRICT, WITHOUT ROWID;

-- What it was beside its text: fields as JSON, children as rows, so that a destroyed child leaves these too.
ALTER TABLE observation_revision ADD COLUMN former TEXT;
CREATE TABLE observation_revision_child (
  revision_id TEXT NOT NULL REFERENCES observation_revision (id) ON DELETE CASCADE,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  PRIMARY KEY (revision_id, child_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_revision_child_by_child ON observation_revision_child (child_id);

CREATE TABLE user_group (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  search TEXT NOT NULL,
  child_id TEXT REFERENCES child (id) ON DELETE CASCADE,
  group_id TEXT REFERENCES "group" (id) ON DELETE CASCADE,
  domain TEXT CHECK (domain IN ('taal', 'rekenen', 'motoriek', 'sociaal_emotioneel')),
  author_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  period TEXT NOT NULL CHECK (period IN ('all', 'week', 'month', 'schoolYear', 'own')),
  from_on TEXT,
  until_on TEXT,
  is_staff_only INTEGER CHECK (is_staff_only IN (0, 1)),
  UNIQUE (user_id, name)
) STRICT;
CREATE INDEX saved_search_by_child ON saved_search (child_id) WHERE child_id IS NOT NULL;
`
