-- What holds for a connection's catalogue as a whole: a version that grows with each change, so that
-- a snapshot can be told from a later one; when it was read; and where unqualified names are looked
-- up first. No row before the first refresh.

CREATE TABLE catalog_heads (
  connection_id INTEGER PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  refreshed_at TEXT NOT NULL,
  default_schema TEXT NOT NULL
) STRICT;
