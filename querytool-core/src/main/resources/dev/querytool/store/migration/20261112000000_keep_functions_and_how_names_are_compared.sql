-- The guard asks a catalogue which functions people made in a database, and a catalogue must know
-- whether the server tells tables apart that differ in case alone: on MySQL that is a setting. What
-- was read before is of SQLite, which ignores case and tells of no functions.

ALTER TABLE catalog_heads ADD COLUMN table_name_case TEXT NOT NULL DEFAULT 'IGNORED'
  CHECK (table_name_case IN ('EXACT', 'IGNORED'));

CREATE TABLE functions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  schema_name TEXT NOT NULL,
  function_name TEXT NOT NULL,
  return_type TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('FUNCTION', 'AGGREGATE', 'WINDOW', 'PROCEDURE')),
  volatility TEXT NOT NULL CHECK (volatility IN ('IMMUTABLE', 'STABLE', 'VOLATILE')),
  language TEXT NOT NULL,
  extension TEXT NOT NULL
) STRICT;

CREATE INDEX idx_functions_connection ON functions (connection_id);

CREATE TABLE function_arguments (
  function_id INTEGER NOT NULL REFERENCES functions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  data_type TEXT NOT NULL,
  PRIMARY KEY (function_id, position)
) STRICT, WITHOUT ROWID;
