/** What the projectleider holds: keys, deliveries, denominators. There is no table in which a child could stand. */
export const deliveries = `
CREATE TABLE receiver_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  identity TEXT NOT NULL,
  recipient TEXT NOT NULL,
  signer_secret BLOB NOT NULL,
  signer_public BLOB NOT NULL,
  made_on TEXT NOT NULL
) STRICT;

CREATE TABLE known_location (
  id TEXT PRIMARY KEY,
  -- The location's own id, known from its first delivery.
  location_id TEXT UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE,
  houder TEXT NOT NULL,
  wijk_code TEXT NOT NULL,
  signer BLOB,
  verified_at TEXT,
  version INTEGER NOT NULL,
  CHECK ((location_id IS NULL) = (signer IS NULL)),
  CHECK ((signer IS NULL) = (verified_at IS NULL))
) STRICT;
CREATE INDEX known_location_by_wijk ON known_location (wijk_code);

CREATE TABLE delivery (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unknown-sender', 'ready', 'accepted', 'replaced', 'refused')),
  refusal TEXT,
  oddities TEXT NOT NULL,
  location_id TEXT,
  location_name TEXT,
  houder TEXT,
  wijk_code TEXT,
  peildatum TEXT,
  sequence INTEGER,
  made_at TEXT,
  body_hash TEXT,
  previous_hash TEXT,
  signer BLOB,
  strengths TEXT NOT NULL DEFAULT '',
  opportunities TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  CHECK (state = 'refused' OR (location_id IS NOT NULL AND peildatum IS NOT NULL AND sequence IS NOT NULL AND body_hash IS NOT NULL AND signer IS NOT NULL))
) STRICT;
CREATE INDEX delivery_by_state ON delivery (state, imported_at DESC);
CREATE INDEX delivery_by_location ON delivery (location_id, sequence);
CREATE UNIQUE INDEX delivery_that_counts ON delivery (location_id, peildatum) WHERE state = 'accepted';
CREATE INDEX delivery_by_peildatum ON delivery (peildatum, state);

CREATE TABLE delivery_cell (
  delivery_id TEXT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  indicator TEXT NOT NULL,
  -- '' where the indicator is not split.
  wijk_code TEXT NOT NULL,
  status TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  -- A group may be fuller than its places, so only a share of persons cannot exceed its denominator.
  denominator INTEGER CHECK (denominator >= 0 AND (denominator >= count OR indicator = 'groupLoad')),
  PRIMARY KEY (delivery_id, indicator, wijk_code, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivery_goal (
  delivery_id TEXT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  goal_id TEXT NOT NULL,
  theme TEXT NOT NULL,
  indicator TEXT,
  baseline REAL,
  target REAL,
  status TEXT NOT NULL,
  PRIMARY KEY (delivery_id, goal_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE denominator (
  wijk_code TEXT NOT NULL,
  peildatum TEXT NOT NULL,
  advies_count INTEGER NOT NULL CHECK (advies_count >= 0),
  source TEXT,
  entered_at TEXT NOT NULL,
  PRIMARY KEY (wijk_code, peildatum)
) STRICT, WITHOUT ROWID;
`
