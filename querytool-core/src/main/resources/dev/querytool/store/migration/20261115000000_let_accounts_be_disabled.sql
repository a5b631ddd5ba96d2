-- An account can be disabled without losing what it owns, and has attributes that row filters are
-- about. What ends the callers that were authenticated before, such as another password, is counted.
-- A name is the same name in any ASCII case: Admin beside admin was a trap. Of several that are
-- alike all but the first get their uid behind the name.

ALTER TABLE users ADD COLUMN is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1));

ALTER TABLE users ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';

ALTER TABLE users ADD COLUMN generation INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0);

UPDATE users
SET username = username || ' ' || uid
WHERE EXISTS (
  SELECT 1 FROM users earlier
  WHERE earlier.username = users.username COLLATE NOCASE AND earlier.rowid < users.rowid
);

CREATE UNIQUE INDEX users_username_in_any_case ON users (username COLLATE NOCASE);
