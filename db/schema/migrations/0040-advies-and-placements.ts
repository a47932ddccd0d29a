/**
 * The life of an advies as dated states, with the steps of toeleiding; what a family on the waiting list wishes; places that were
 * offered, and what came of it.
 */
export const adviesAndPlacements = `
CREATE UNIQUE INDEX advies_of_child ON advies (id, child_id);

-- Each state with its first day. The latest of a child counts; of one day the last recorded. Who recorded it is unknown for old rows.
CREATE TABLE advies_state (
  id TEXT PRIMARY KEY,
  advies_id TEXT NOT NULL,
  child_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('gesignaleerd', 'in_beoordeling', 'advies', 'geen_advies', 'ingetrokken', 'verlopen')),
  since_on TEXT NOT NULL,
  recorded_at TEXT,
  recorded_by TEXT REFERENCES user (id) ON DELETE RESTRICT,
  FOREIGN KEY (advies_id, child_id) REFERENCES advies (id, child_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX advies_state_by_child ON advies_state (child_id, since_on, id, state, advies_id);
CREATE INDEX advies_state_by_advies ON advies_state (advies_id, since_on, id);
INSERT INTO advies_state (id, advies_id, child_id, state, since_on) SELECT id, id, child_id, state, advised_on FROM advies;

CREATE TABLE toeleiding_step (
  id TEXT PRIMARY KEY,
  advies_id TEXT NOT NULL REFERENCES advies (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('gestart', 'poging', 'bereikt', 'aangeboden', 'geweigerd')),
  stepped_on TEXT NOT NULL,
  reason TEXT CHECK (reason IN ('kosten', 'administratie', 'onbekend_met_aanbod', 'andere_kinderopvang', 'te_schools', 'wachtlijst',
    'reisafstand', 'werktijden', 'anders')),
  note TEXT,
  next_on TEXT CHECK (next_on >= stepped_on),
  recorded_at TEXT,
  recorded_by TEXT REFERENCES user (id) ON DELETE RESTRICT,
  CHECK ((kind = 'geweigerd') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX toeleiding_step_by_advies ON toeleiding_step (advies_id, stepped_on, id, next_on);
INSERT INTO toeleiding_step (id, advies_id, kind, stepped_on)
  SELECT id, id, 'gestart', toeleiding_started_on FROM advies WHERE toeleiding_started_on IS NOT NULL;

DROP INDEX advies_by_child;
ALTER TABLE advies DROP COLUMN state;
ALTER TABLE advies DROP COLUMN advised_on;
ALTER TABLE advies DROP COLUMN toeleiding_started_on;
CREATE INDEX advies_by_child ON advies (child_id);

-- The reasons are a list of the location's own: what was chosen stays as it was, also when the list changes.
CREATE TABLE advies_reason_word (
  advies_id TEXT NOT NULL REFERENCES advies (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  PRIMARY KEY (advies_id, reason)
) STRICT, WITHOUT ROWID;
INSERT INTO advies_reason_word SELECT advies_id,
  CASE reason WHEN 'sociaal_emotioneel' THEN 'sociaal-emotioneel' WHEN 'opleiding_ouders' THEN 'opleiding ouders' ELSE reason END FROM advies_reason;
DROP TABLE advies_reason;
ALTER TABLE advies_reason_word RENAME TO advies_reason;

-- How many half-days a week, from when, and which ones could be; none named means that all of them could.
CREATE TABLE waitlist_wish (
  child_id TEXT PRIMARY KEY REFERENCES child (id) ON DELETE CASCADE,
  starts_on TEXT,
  dagdeel_count INTEGER NOT NULL CHECK (dagdeel_count BETWEEN 1 AND 10)
) STRICT;
CREATE TABLE waitlist_wish_dagdeel (
  child_id TEXT NOT NULL REFERENCES waitlist_wish (child_id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  PRIMARY KEY (child_id, weekday, dagdeel)
) STRICT, WITHOUT ROWID;
CREATE INDEX child_waiting ON child (waitlisted_on, id) WHERE waitlisted_on IS NOT NULL;

CREATE TABLE offer (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE RESTRICT,
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on >= starts_on),
  offered_on TEXT NOT NULL,
  expires_on TEXT NOT NULL CHECK (expires_on >= offered_on),
  offered_at TEXT NOT NULL,
  offered_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  outcome TEXT CHECK (outcome IN ('aangenomen', 'geweigerd', 'ingetrokken', 'verlopen')),
  answered_on TEXT CHECK (answered_on >= offered_on),
  answered_at TEXT,
  answered_by TEXT REFERENCES user (id) ON DELETE RESTRICT,
  reason TEXT CHECK (reason IN ('kosten', 'administratie', 'onbekend_met_aanbod', 'andere_kinderopvang', 'te_schools', 'wachtlijst',
    'reisafstand', 'werktijden', 'anders')),
  note TEXT,
  version INTEGER NOT NULL,
  CHECK ((outcome IS NULL) = (answered_on IS NULL)),
  CHECK ((outcome IS 'geweigerd') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX offer_by_child ON offer (child_id, offered_on, id);
CREATE INDEX offer_by_group ON offer (group_id, starts_on) WHERE outcome IS NULL;
-- One question to a family at a time.
CREATE UNIQUE INDEX offer_open ON offer (child_id) WHERE outcome IS NULL;

CREATE TABLE offer_dagdeel (
  offer_id TEXT NOT NULL REFERENCES offer (id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  PRIMARY KEY (offer_id, weekday, dagdeel)
) STRICT, WITHOUT ROWID;
`
