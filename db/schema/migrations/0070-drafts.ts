/** Two windows on one form keep a part each, and a save says which version it saw. */
export const draftParts = `
CREATE TABLE draft_with_parts (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  part INTEGER NOT NULL CHECK (part BETWEEN 0 AND 99),
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (user_id, key, part)
) STRICT;
INSERT INTO draft_with_parts (user_id, key, part, content, saved_at, version) SELECT user_id, key, 0, content, saved_at, 1 FROM draft;
DROP TABLE draft;
ALTER TABLE draft_with_parts RENAME TO draft;
`
