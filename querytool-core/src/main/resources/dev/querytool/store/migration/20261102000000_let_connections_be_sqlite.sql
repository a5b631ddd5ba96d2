-- SQLite files can be registered too, so db_type takes a third value; SQLite cannot change a CHECK,
-- so the table is built anew. A name is the same name in any ASCII case: Prod and prod, both
-- accepted until now, were a trap. Times are written by the program, as UTC ISO-8601 with
-- milliseconds, so the column defaults, which wrote another form, go.

CREATE TABLE connections_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  url TEXT NOT NULL,
  db_type TEXT NOT NULL CHECK (db_type IN ('postgres', 'mysql', 'sqlite')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

INSERT INTO connections_new (id, name, url, db_type, created_at, updated_at)
SELECT
  id,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM connections earlier
      WHERE earlier.name = c.name COLLATE NOCASE AND earlier.id < c.id
    ) THEN name || '-' || id
    ELSE name
  END,
  url,
  db_type,
  strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(julianday(created_at), julianday('now'))),
  strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(julianday(updated_at), julianday('now')))
FROM connections c;

DROP TABLE connections;

ALTER TABLE connections_new RENAME TO connections;
