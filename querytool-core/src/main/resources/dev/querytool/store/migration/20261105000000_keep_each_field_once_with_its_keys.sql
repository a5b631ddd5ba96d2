-- A field could be there twice, without an order, and with 'banana' as is_nullable. Each is kept
-- once (of several, one with a Chinese name), in the order in which it was read, with its place in
-- the primary key, whether it is unique or generated, comment, note and times. max_length is a
-- 64-bit number: LONGTEXT of MySQL has 4,294,967,295.

CREATE TABLE field_metadata_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL REFERENCES table_metadata (id) ON DELETE CASCADE,
  field_name TEXT NOT NULL,
  ordinal_position INTEGER NOT NULL CHECK (ordinal_position >= 1),
  data_type TEXT NOT NULL,
  is_nullable INTEGER NOT NULL CHECK (is_nullable IN (0, 1)),
  primary_key_position INTEGER NOT NULL CHECK (primary_key_position >= 0),
  is_unique INTEGER NOT NULL CHECK (is_unique IN (0, 1)),
  is_generated INTEGER NOT NULL CHECK (is_generated IN (0, 1)),
  column_default TEXT,
  max_length INTEGER,
  comment TEXT,
  chinese_name TEXT,
  note TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (table_id, field_name)
) STRICT;

WITH ranked AS (
  SELECT
    f.*,
    t.updated_at AS read_at,
    row_number() OVER (
      PARTITION BY f.table_id, f.field_name ORDER BY f.chinese_name IS NULL, f.id
    ) AS choice
  FROM field_metadata f JOIN table_metadata t ON t.id = f.table_id
)
INSERT INTO field_metadata_new (
  id, table_id, field_name, ordinal_position, data_type, is_nullable, primary_key_position,
  is_unique, is_generated, column_default, max_length, chinese_name, created_at, updated_at
)
SELECT
  id,
  table_id,
  field_name,
  row_number() OVER (PARTITION BY table_id ORDER BY id),
  data_type,
  CASE WHEN is_nullable IN (0, 1) THEN is_nullable ELSE 1 END,
  0,
  0,
  0,
  column_default,
  CAST(max_length AS INTEGER),
  chinese_name,
  read_at,
  read_at
FROM ranked
WHERE choice = 1;

DROP TABLE field_metadata;

ALTER TABLE field_metadata_new RENAME TO field_metadata;

CREATE INDEX idx_field_metadata_table ON field_metadata (table_id);
