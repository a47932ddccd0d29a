/** What somebody chose for herself; what she did not choose has its default in the contract. */
export const preferences = `
CREATE TABLE user_preference (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (user_id, name)
) STRICT;
`
