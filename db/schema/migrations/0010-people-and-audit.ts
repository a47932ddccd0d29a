/** What both kinds of workspace have: who works in it, what happened, what was being typed, what was chosen. */
export const peopleAndAudit = `
CREATE TABLE workspace (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('voorschool', 'projectleider')),
  name TEXT NOT NULL,
  is_practice INTEGER NOT NULL CHECK (is_practice IN (0, 1)),
  made_at TEXT NOT NULL,
  second_backup_folder TEXT
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('medewerker', 'locatiemanager', 'projectleider')),
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  last_signed_in_at TEXT,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_entry (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id TEXT,
  operation TEXT NOT NULL,
  subject_id TEXT,
  outcome TEXT NOT NULL,
  figures TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, sequence);
CREATE INDEX audit_entry_by_user ON audit_entry (user_id, sequence);
CREATE INDEX audit_entry_by_time ON audit_entry (at);
CREATE TRIGGER audit_entry_keeps_rows BEFORE DELETE ON audit_entry BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_entry_keeps_values BEFORE UPDATE ON audit_entry BEGIN SELECT raise(ABORT, 'audit is append-only'); END;

CREATE TABLE draft (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (user_id, key)
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE herstelproef (
  proved_at TEXT PRIMARY KEY,
  backup_made_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('good', 'damaged', 'different')),
  counts TEXT NOT NULL
) STRICT;
`
