-- One database may have a table of the same name in two schemas, which UNIQUE (connection_id,
-- table_name) refused. A table also keeps the engine's own word for its kind, the database's
-- comment, a person's note, the estimated rows and its times. What was read before lay in the one
-- schema that was read: public, main or the database that the url names.

CREATE TABLE table_metadata_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  schema_name TEXT NOT NULL,
  table_name TEXT NOT NULL,
  table_type TEXT NOT NULL CHECK (table_type IN ('TABLE', 'VIEW')),
  native_type TEXT NOT NULL,
  estimated_rows INTEGER,
  comment TEXT,
  chinese_name TEXT,
  note TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (connection_id, schema_name, table_name)
) STRICT;

INSERT INTO table_metadata_new (
  id, connection_id, schema_name, table_name, table_type, native_type, chinese_name, created_at,
  updated_at
)
SELECT
  t.id,
  t.connection_id,
  CASE c.db_type
    WHEN 'postgres' THEN 'public'
    WHEN 'sqlite' THEN 'main'
    ELSE replace(c.url, rtrim(c.url, replace(c.url, '/', '')), '')
  END,
  t.table_name,
  t.table_type,
  lower(t.table_type),
  t.chinese_name,
  c.updated_at,
  c.updated_at
FROM table_metadata t JOIN connections c ON c.id = t.connection_id;

DROP TABLE table_metadata;

ALTER TABLE table_metadata_new RENAME TO table_metadata;

CREATE INDEX idx_table_metadata_connection ON table_metadata (connection_id);
