-- What an account, or one of its keys, may see of a connection. The id is also the version: saying
-- anything else writes a new row. A grant belongs to the place it was given for: when a connection
-- leads elsewhere its grants stay without content, which allows nothing. Deleting them would not do:
-- a key without a grant of its own may see what its owner is granted anew.

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

CREATE TRIGGER grants_end_when_a_connection_leads_elsewhere
AFTER UPDATE ON connections
WHEN new.url IS NOT old.url
  OR new.tls_mode IS NOT old.tls_mode
  OR new.tls_ca_pem IS NOT old.tls_ca_pem
BEGIN
  UPDATE grants SET content = NULL WHERE connection_id = new.id;
END;
