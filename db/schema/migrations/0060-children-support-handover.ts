/** Family, languages and destination of a child; extra support; the handover to the basisschool; who changed which field. */
export const childrenSupportHandover = `
ALTER TABLE child ADD COLUMN school_name TEXT;
ALTER TABLE child ADD COLUMN school_brin TEXT;
CREATE INDEX child_by_school ON child (school_name, school_brin) WHERE school_name IS NOT NULL;

CREATE TABLE child_language (
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (child_id, position)
) STRICT, WITHOUT ROWID;

-- One row per pair: the smaller id comes first, so that a link cannot stand there twice.
CREATE TABLE sibling (
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  PRIMARY KEY (child_id, other_id),
  CHECK (child_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sibling_by_other ON sibling (other_id);

CREATE TABLE field_change (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  about TEXT NOT NULL CHECK (about IN ('child', 'need', 'arrangement', 'involved', 'handover')),
  about_id TEXT NOT NULL,
  field TEXT NOT NULL,
  old_value TEXT,
  new_value TEXT,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  CHECK (old_value IS NOT new_value)
) STRICT;
CREATE INDEX field_change_by_child ON field_change (child_id, changed_at DESC, id DESC);
CREATE INDEX field_change_by_user ON field_change (changed_by);
CREATE TRIGGER field_change_stays_as_written BEFORE UPDATE ON field_change BEGIN
  SELECT RAISE (ABORT, 'a recorded change stays as it was written');
END;
-- It goes with the child and in no other way.
CREATE TRIGGER field_change_stays BEFORE DELETE ON field_change
WHEN EXISTS (SELECT 1 FROM child WHERE id = old.child_id) BEGIN
  SELECT RAISE (ABORT, 'a recorded change goes only with the child');
END;

CREATE TABLE support_need (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  since_on TEXT NOT NULL,
  seen_by TEXT NOT NULL CHECK (seen_by IN ('voorschool', 'ouders', 'jgz', 'huisarts', 'overig')),
  ended_on TEXT CHECK (ended_on IS NULL OR ended_on >= since_on),
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX support_need_by_child ON support_need (child_id, since_on, ended_on);

CREATE TABLE support_arrangement (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('plus_groep', 'dagbehandeling', 'overig')),
  partner TEXT,
  description TEXT,
  waiting_since_on TEXT,
  started_on TEXT CHECK (started_on IS NULL OR waiting_since_on IS NULL OR started_on >= waiting_since_on),
  ended_on TEXT CHECK (ended_on IS NULL OR ended_on >= coalesce(started_on, waiting_since_on)),
  version INTEGER NOT NULL,
  CHECK (waiting_since_on IS NOT NULL OR started_on IS NOT NULL)
) STRICT;
CREATE INDEX support_arrangement_by_child ON support_arrangement (child_id);
CREATE INDEX support_arrangement_waiting ON support_arrangement (waiting_since_on, id) WHERE started_on IS NULL AND ended_on IS NULL;
CREATE INDEX support_arrangement_running ON support_arrangement (started_on, id) WHERE started_on IS NOT NULL AND ended_on IS NULL;

CREATE TABLE involved_partner (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL REFERENCES child (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  organisation TEXT,
  since_on TEXT NOT NULL,
  consent_on TEXT,
  consent_by TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS NULL OR withdrawn_on >= consent_on),
  ended_on TEXT CHECK (ended_on IS NULL OR ended_on >= since_on),
  version INTEGER NOT NULL,
  CHECK ((consent_on IS NULL) = (consent_by IS NULL)),
  CHECK (withdrawn_on IS NULL OR consent_on IS NOT NULL)
) STRICT;
CREATE INDEX involved_partner_by_child ON involved_partner (child_id);

CREATE TABLE handover (
  id TEXT PRIMARY KEY,
  child_id TEXT NOT NULL UNIQUE REFERENCES child (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('concept', 'besproken', 'toestemming_ja', 'toestemming_nee', 'verzonden', 'ontvangen', 'warm_gesprek')),
  consent TEXT NOT NULL CHECK (consent IN ('none', 'given', 'refused', 'withdrawn')),
  scope TEXT CHECK (scope IN ('minimum', 'alles')),
  begun_on TEXT NOT NULL,
  state_on TEXT NOT NULL,
  sent_to TEXT,
  reaction TEXT,
  version INTEGER NOT NULL,
  CHECK ((scope IS NOT NULL) = (state IN ('verzonden', 'ontvangen', 'warm_gesprek'))),
  CHECK (scope IS NOT 'alles' OR consent IN ('given', 'withdrawn'))
) STRICT;
CREATE INDEX handover_by_state ON handover (scope, state_on DESC, id);

CREATE TABLE handover_part (
  handover_id TEXT NOT NULL REFERENCES handover (id) ON DELETE CASCADE,
  part TEXT NOT NULL CHECK (part IN ('taal', 'rekenen', 'motoriek', 'sociaal_emotioneel', 'welbevinden', 'zelfredzaamheid', 'aanpak')),
  text TEXT NOT NULL,
  PRIMARY KEY (handover_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover_step (
  handover_id TEXT NOT NULL REFERENCES handover (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('discuss', 'agree', 'refuse', 'withdraw', 'sendAll', 'sendMinimum', 'confirmReceipt', 'talk')),
  taken_on TEXT NOT NULL,
  person TEXT,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES user (id) ON DELETE RESTRICT,
  PRIMARY KEY (handover_id, number),
  CHECK ((step IN ('agree', 'refuse', 'withdraw')) = (person IS NOT NULL))
) STRICT, WITHOUT ROWID;
`
