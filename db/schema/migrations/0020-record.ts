/** The record of one voorschool. */
export const record = `
CREATE TABLE location (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  houder TEXT NOT NULL,
  wijk_code TEXT,
  lrk_number TEXT,
  has_pilot_for_two_year_olds INTEGER NOT NULL CHECK (has_pilot_for_two_year_olds IN (0, 1)),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE "group" (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE,
  kind TEXT NOT NULL CHECK (kind IN ('ve', 'regulier', 'plus', 'pilot_tweejarigen')),
  room TEXT,
  maximum INTEGER NOT NULL CHECK (maximum BETWEEN 1 AND 16),
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX group_name_when_active ON "group" (name) WHERE is_active = 1;

CREATE TABLE group_dagdeel (
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL CHECK (ends_at > starts_at),
  PRIMARY KEY (group_id, weekday, dagdeel)
) STRICT, WITHOUT ROWID;

CREATE TABLE child (
  id TEXT PRIMARY KEY,
  first_name TEXT NOT NULL,
  last_name TEXT,
  search_name TEXT NOT NULL,
  born_on TEXT NOT NULL,
  wijk_code TEXT,
  home_language TEXT NOT NULL CHECK (home_language IN ('nederlands', 'meertalig', 'andere', 'onbekend')),
  mentor_id TEXT REFERENCES user (id) ON DELETE SET NULL,
  registered_on TEXT NOT NULL,
  waitlisted_on TEXT,
  left_on TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX child_by_name ON child (search_name, id);
CREATE INDEX child_by_birth ON child (born_on, id);
CREATE INDEX child_by_mentor ON child (mentor_id) WHERE mentor_id IS NOT NULL;

CREATE TABLE placement (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE RESTRICT,
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on IS NULL OR ends_on >= starts_on),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX placement_by_child ON placement (child_id, starts_on, ends_on);
CREATE INDEX placement_by_group ON placement (group_id, starts_on, ends_on);

CREATE TABLE placement_dagdeel (
  placement_id TEXT NOT NULL REFERENCES placement (id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  PRIMARY KEY (placement_id, weekday, dagdeel)
) STRICT, WITHOUT ROWID;

CREATE TABLE advies (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('in_beoordeling', 'advies', 'geen_advies', 'ingetrokken', 'verlopen')),
  advised_on TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('jgz', 'huisarts', 'voorschool_signaal', 'statushouder_regeling', 'overig')),
  weekly_hours REAL NOT NULL CHECK (weekly_hours BETWEEN 0 AND 40),
  toeleiding_started_on TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX advies_by_child ON advies (child_id, advised_on, id);

CREATE TABLE advies_reason (
  advies_id TEXT NOT NULL REFERENCES advies (id) ON DELETE CASCADE,
  reason TEXT NOT NULL CHECK (reason IN ('taal', 'ontwikkeling', 'sociaal_emotioneel', 'thuissituatie', 'opleiding_ouders', 'overig')),
  PRIMARY KEY (advies_id, reason)
) STRICT, WITHOUT ROWID;

-- An integer key of its own: the search index refers to it, and VACUUM may renumber a hidden rowid.
CREATE TABLE observation (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  author_id TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  observed_on TEXT NOT NULL,
  logged_at TEXT NOT NULL,
  level TEXT CHECK (level IN ('loopt_voor', 'volgens_verwachting', 'aandacht', 'zorg')),
  wellbeing INTEGER CHECK (wellbeing BETWEEN 1 AND 5),
  involvement INTEGER CHECK (involvement BETWEEN 1 AND 5),
  instrument TEXT,
  moment TEXT CHECK (moment IN ('startmeting', 'halfjaarlijks', 'tussentijds', 'eindmeting')),
  is_staff_only INTEGER NOT NULL CHECK (is_staff_only IN (0, 1)),
  withdrawn_at TEXT,
  version INTEGER NOT NULL
) STRICT;
-- Lists show what stands; what was withdrawn is rarely asked for. Partial, so that counting never reads the texts.
CREATE INDEX observation_by_day ON observation (observed_on DESC, number DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX observation_by_author ON observation (author_id, observed_on DESC, number DESC) WHERE withdrawn_at IS NULL;
CREATE INDEX observation_withdrawn_by_day ON observation (observed_on DESC, number DESC) WHERE withdrawn_at IS NOT NULL;

CREATE TABLE observation_child (
  observation_id TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  PRIMARY KEY (child_id, observation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_child_by_observation ON observation_child (observation_id);

CREATE TABLE observation_domain (
  observation_id TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  domain TEXT NOT NULL CHECK (domain IN ('taal', 'rekenen', 'motoriek', 'sociaal_emotioneel')),
  PRIMARY KEY (observation_id, domain)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation_revision (
  id TEXT PRIMARY KEY,
  observation_id TEXT NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  change TEXT NOT NULL CHECK (change IN ('corrected', 'withdrawn')),
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX observation_revision_by_observation ON observation_revision (observation_id, changed_at);

-- When a child was last seen in a domain; follows from the tables above and is renewed with every observation.
CREATE TABLE child_domain (
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  domain TEXT NOT NULL CHECK (domain IN ('taal', 'rekenen', 'motoriek', 'sociaal_emotioneel')),
  last_seen_on TEXT NOT NULL,
  PRIMARY KEY (child_id, domain)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE observation_search USING fts5 (
  text, content = 'observation', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);
INSERT INTO observation_search (observation_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER observation_search_adds AFTER INSERT ON observation BEGIN
  INSERT INTO observation_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER observation_search_removes AFTER DELETE ON observation BEGIN
  INSERT INTO observation_search (observation_search, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER observation_search_changes AFTER UPDATE OF text ON observation BEGIN
  INSERT INTO observation_search (observation_search, rowid, text) VALUES ('delete', old.number, old.text);
  INSERT INTO observation_search (rowid, text) VALUES (new.number, new.text);
END;

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  author_id TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'wengesprek', 'voortgangsgesprek', 'huisbezoek', 'breng_haal', 'inloop', 'ouderbijeenkomst',
    'thuisactiviteit', 'ouderkamer', 'telefonisch', 'digitaal', 'zorggesprek', 'overdrachtsgesprek', 'exitgesprek')),
  contacted_on TEXT NOT NULL,
  logged_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('bereikt', 'niet_verschenen', 'niet_bereikt')),
  interpreter TEXT NOT NULL CHECK (interpreter IN ('geen', 'informeel', 'professioneel', 'telefonisch')),
  duration_minutes INTEGER CHECK (duration_minutes BETWEEN 1 AND 600),
  note TEXT,
  withdrawn_at TEXT,
  version INTEGER NOT NULL
) STRICT;
-- With all that counting contacts asks of them, so that the notes are never read for it.
CREATE INDEX contact_by_child ON contact (child_id, outcome, contacted_on, kind, withdrawn_at);
CREATE INDEX contact_by_day ON contact (contacted_on DESC, id DESC);

CREATE TABLE agreement (
  id TEXT PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX agreement_by_contact ON agreement (contact_id);
CREATE INDEX agreement_open_by_day ON agreement (due_on, id) WHERE done_on IS NULL;
CREATE INDEX agreement_done_by_day ON agreement (done_on, id) WHERE done_on IS NOT NULL;

CREATE TABLE student (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hu', 'uu', 'mbo', 'overig')),
  person_register_on TEXT,
  register_linked_on TEXT,
  guidance_plan_on TEXT,
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on IS NULL OR ends_on >= starts_on),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE assignment (
  id TEXT PRIMARY KEY,
  student_id TEXT NOT NULL REFERENCES student (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES "group" (id) ON DELETE RESTRICT,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 5),
  dagdeel TEXT NOT NULL CHECK (dagdeel IN ('ochtend', 'middag')),
  deployment TEXT NOT NULL CHECK (deployment IN ('boventallig', 'formatief')),
  starts_on TEXT NOT NULL,
  ends_on TEXT CHECK (ends_on IS NULL OR ends_on >= starts_on),
  state TEXT NOT NULL CHECK (state IN ('gepland', 'actief')),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX assignment_by_student ON assignment (student_id, starts_on);
CREATE INDEX assignment_by_group ON assignment (group_id, weekday, dagdeel);

CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('locatie', 'wijk', 'stedelijk')),
  school_year INTEGER NOT NULL,
  theme TEXT NOT NULL,
  description TEXT NOT NULL,
  indicator TEXT,
  baseline REAL,
  target REAL,
  review_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('concept', 'vastgesteld', 'in_uitvoering', 'behaald', 'deels_behaald', 'niet_behaald', 'vervallen')),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_by_year ON goal (school_year, id);

-- The one key with which this location signs its deliveries.
CREATE TABLE signer_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  secret BLOB NOT NULL,
  public BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE recipient (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  recipient TEXT NOT NULL UNIQUE,
  signer BLOB NOT NULL,
  is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1)),
  made_on TEXT NOT NULL,
  added_at TEXT NOT NULL,
  verified_at TEXT
) STRICT;

CREATE TABLE sent_delivery (
  sequence INTEGER PRIMARY KEY,
  peildatum TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  file_name TEXT NOT NULL,
  cells INTEGER NOT NULL,
  body_hash TEXT NOT NULL,
  recipient_name TEXT NOT NULL
) STRICT;
`
