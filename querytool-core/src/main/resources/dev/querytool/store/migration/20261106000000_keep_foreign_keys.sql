-- Which fields lead to which table: asked for by name in the catalogue's requirements and needed to
-- join tables that a question names. The target is a name, not a row: it may lie in a schema that is
-- not read.

CREATE TABLE foreign_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL REFERENCES table_metadata (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  name TEXT NOT NULL,
  referenced_schema TEXT NOT NULL,
  referenced_table TEXT NOT NULL,
  UNIQUE (table_id, position)
) STRICT;

CREATE TABLE foreign_key_columns (
  foreign_key_id INTEGER NOT NULL REFERENCES foreign_keys (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  column_name TEXT NOT NULL,
  referenced_column TEXT NOT NULL,
  PRIMARY KEY (foreign_key_id, position)
) STRICT, WITHOUT ROWID;
