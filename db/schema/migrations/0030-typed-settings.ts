/** A choice can be more than a number: its value as JSON, with a version so that two people do not overwrite each other. */
export const typedSettings = `
ALTER TABLE setting RENAME TO setting_number;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO setting (name, value, version) SELECT name, CAST(value AS TEXT), 1 FROM setting_number;
DROP TABLE setting_number;
`
