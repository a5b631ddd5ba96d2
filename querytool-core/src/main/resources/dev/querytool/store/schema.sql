-- What all migrations together make of nothing: a new store is made of this in one step.

CREATE TABLE users (
  uid TEXT PRIMARY KEY NOT NULL,
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT,
  avatar_url TEXT,
  is_admin INTEGER NOT NULL DEFAULT FALSE CHECK (is_admin IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT,
  is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
  attributes TEXT NOT NULL DEFAULT '{}',
  generation INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0),
  seal TEXT,
  CHECK (password_hash IS NOT NULL OR uid = 'default_user')
) STRICT;
CREATE UNIQUE INDEX users_username_in_any_case ON users (username COLLATE NOCASE);

CREATE TABLE service_api_keys (
  id TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  name TEXT,
  prefix TEXT NOT NULL,
  hashed_key TEXT NOT NULL,
  scopes TEXT,
  created_at TEXT NOT NULL,
  last_used_at TEXT,
  expires_at TEXT,
  revoked_at TEXT,
  attributes TEXT NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX service_api_keys_hashed_key_unique ON service_api_keys (hashed_key);
CREATE INDEX idx_service_api_keys_user ON service_api_keys (user_id);

CREATE TABLE external_credentials (
  id TEXT PRIMARY KEY NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  service_name TEXT NOT NULL,
  display_name TEXT,
  display_hint TEXT,
  encrypted_credential TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT
);
CREATE UNIQUE INDEX external_credentials_name_unique
ON external_credentials (user_id, service_name, coalesce(display_name, ''));

CREATE TABLE connections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  url TEXT NOT NULL,
  db_type TEXT NOT NULL CHECK (db_type IN ('postgres', 'mysql', 'sqlite')),
  dialect TEXT NOT NULL CHECK (dialect IN ('POSTGRES', 'MYSQL', 'MARIADB', 'SQLITE')),
  credential_id TEXT REFERENCES external_credentials (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  tls_mode TEXT
    CHECK (tls_mode IN ('OFF', 'IF_OFFERED', 'ENCRYPTED', 'VERIFY_FULL')),
  tls_ca_pem TEXT
    CHECK (tls_ca_pem IS NULL OR tls_mode IS 'VERIFY_FULL'),
  zone TEXT NOT NULL DEFAULT 'Z'
    CHECK (length(zone) BETWEEN 1 AND 100),
  CHECK (
    db_type = CASE dialect
      WHEN 'POSTGRES' THEN 'postgres'
      WHEN 'SQLITE' THEN 'sqlite'
      ELSE 'mysql'
    END
  )
) STRICT;
CREATE INDEX idx_connections_credential ON connections (credential_id);

CREATE TABLE catalog_heads (
  connection_id INTEGER PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  refreshed_at TEXT NOT NULL,
  default_schema TEXT NOT NULL,
  table_name_case TEXT NOT NULL DEFAULT 'IGNORED'
    CHECK (table_name_case IN ('EXACT', 'IGNORED'))
) STRICT;

CREATE TABLE table_metadata (
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
  synonyms TEXT CHECK (synonyms <> ''),
  UNIQUE (connection_id, schema_name, table_name)
) STRICT;
CREATE INDEX idx_table_metadata_connection ON table_metadata (connection_id);

CREATE TABLE field_metadata (
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
  synonyms TEXT CHECK (synonyms <> ''),
  UNIQUE (table_id, field_name)
) STRICT;
CREATE INDEX idx_field_metadata_table ON field_metadata (table_id);

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

CREATE TABLE unnamed_calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('OPERATOR', 'EXPLICIT_CAST', 'ASSIGNMENT_CAST',
    'IMPLICIT_CAST', 'DOMAIN_CHECK', 'UNREAD')),
  schema_name TEXT NOT NULL,
  name TEXT NOT NULL,
  left_type TEXT NOT NULL,
  right_type TEXT NOT NULL,
  function_schema TEXT NOT NULL,
  function_name TEXT NOT NULL,
  argument_types TEXT NOT NULL
) STRICT;

CREATE INDEX idx_unnamed_calls_connection ON unnamed_calls (connection_id);

CREATE TABLE unnamed_call_carriers (
  call_id INTEGER NOT NULL REFERENCES unnamed_calls (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 1),
  data_type TEXT NOT NULL,
  PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE grants (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  key_id TEXT REFERENCES service_api_keys (id) ON DELETE CASCADE,
  connection_id INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  content TEXT,
  seal TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX grants_once ON grants (user_id, connection_id, coalesce(key_id, ''));
CREATE INDEX idx_grants_key ON grants (key_id);
CREATE INDEX idx_grants_connection ON grants (connection_id);

CREATE TABLE ended_grants (
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  key_id TEXT REFERENCES service_api_keys (id) ON DELETE CASCADE,
  connection_name TEXT NOT NULL COLLATE NOCASE
) STRICT;
CREATE UNIQUE INDEX ended_grants_once
ON ended_grants (user_id, connection_name, coalesce(key_id, ''));
CREATE INDEX idx_ended_grants_key ON ended_grants (key_id);

CREATE TABLE query_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_name TEXT NOT NULL COLLATE NOCASE,
  connection_turn INTEGER NOT NULL,
  asked_at TEXT NOT NULL,
  caller TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('MANUAL', 'NATURAL')),
  query_text TEXT NOT NULL,
  effective_sql TEXT,
  outcome TEXT NOT NULL,
  error_code TEXT,
  rule TEXT,
  message TEXT,
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  is_truncated INTEGER NOT NULL CHECK (is_truncated IN (0, 1)),
  duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
  key_id TEXT,
  action TEXT NOT NULL DEFAULT 'RUN',
  sequence INTEGER,
  mac TEXT
) STRICT;
CREATE UNIQUE INDEX query_history_turn_unique ON query_history (connection_name, connection_turn);
CREATE UNIQUE INDEX query_history_sequence_unique ON query_history (sequence);
CREATE INDEX idx_query_history_never_ran ON query_history (id)
WHERE effective_sql IS NULL AND error_code IS NOT NULL;

CREATE TABLE history_gaps (
  first_sequence INTEGER PRIMARY KEY NOT NULL,
  last_sequence INTEGER NOT NULL UNIQUE,
  mac_before TEXT NOT NULL,
  mac TEXT NOT NULL,
  is_sound INTEGER NOT NULL CHECK (is_sound IN (0, 1)),
  seal TEXT NOT NULL,
  CHECK (last_sequence >= first_sequence)
) STRICT;

CREATE TABLE history_head (
  id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
  sequence INTEGER NOT NULL,
  mac TEXT NOT NULL,
  begins_at_id INTEGER NOT NULL,
  seal TEXT NOT NULL
) STRICT;

CREATE TABLE verified_queries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection_id INTEGER NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
  question_key TEXT NOT NULL,
  question TEXT NOT NULL,
  sql TEXT NOT NULL,
  dialect TEXT NOT NULL,
  created_at TEXT NOT NULL,
  verified_at TEXT NOT NULL,
  verified_by TEXT REFERENCES users (uid) ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX verified_queries_once ON verified_queries (connection_id, question_key);
CREATE INDEX idx_verified_queries_user ON verified_queries (verified_by);

CREATE TABLE sub_keys (
  purpose TEXT PRIMARY KEY NOT NULL,
  wrapped_key TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE store_properties (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO store_properties (name, value) VALUES ('store_id', lower(hex(randomblob(16))));

CREATE TRIGGER grants_end_when_a_connection_leads_elsewhere
AFTER UPDATE ON connections
WHEN new.url IS NOT old.url
  OR new.tls_mode IS NOT old.tls_mode
  OR new.tls_ca_pem IS NOT old.tls_ca_pem
BEGIN
  UPDATE grants SET content = NULL WHERE connection_id = new.id;
END;

CREATE TRIGGER grants_are_remembered_when_their_connection_goes
BEFORE DELETE ON connections
BEGIN
  INSERT OR IGNORE INTO ended_grants (user_id, key_id, connection_name)
  SELECT user_id, key_id, old.name FROM grants WHERE connection_id = old.id;
END;
