-- The tables that the store grew from, as their designs write them: accounts, service API keys and
-- encrypted credentials; connections with the metadata of their tables and fields. Whatever differs
-- from those designs comes in a later migration, which says why.

CREATE TABLE users (
  uid TEXT PRIMARY KEY NOT NULL,
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT,
  avatar_url TEXT,
  is_admin INTEGER NOT NULL DEFAULT FALSE,
  created_at TEXT NOT NULL,
  updated_at TEXT
);

CREATE TABLE service_api_keys (
  id TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  name TEXT,
  prefix TEXT NOT NULL,
  hashed_key TEXT NOT NULL,
  scopes TEXT,
  created_at TEXT NOT NULL,
  last_used_at TEXT
);

CREATE UNIQUE INDEX service_api_keys_hashed_key_unique ON service_api_keys (hashed_key);

CREATE TABLE external_credentials (
  id TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  service_name TEXT NOT NULL,
  display_name TEXT,
  display_hint TEXT,
  encrypted_credential TEXT NOT NULL,
  created_at TEXT NOT NULL
);

CREATE TABLE connections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE NOT NULL,
  url TEXT NOT NULL,
  db_type TEXT NOT NULL CHECK (db_type IN ('postgres', 'mysql')),
  created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE table_metadata (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  table_type TEXT NOT NULL CHECK (table_type IN ('TABLE', 'VIEW')),
  chinese_name TEXT,
  FOREIGN KEY (connection_id) REFERENCES connections (id) ON DELETE CASCADE,
  UNIQUE (connection_id, table_name)
);

CREATE TABLE field_metadata (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_id INTEGER NOT NULL,
  field_name TEXT NOT NULL,
  data_type TEXT NOT NULL,
  is_nullable BOOLEAN DEFAULT TRUE,
  column_default TEXT,
  max_length INTEGER,
  chinese_name TEXT,
  FOREIGN KEY (table_id) REFERENCES table_metadata (id) ON DELETE CASCADE
);

CREATE INDEX idx_table_metadata_connection ON table_metadata (connection_id);

CREATE INDEX idx_field_metadata_table ON field_metadata (table_id);
