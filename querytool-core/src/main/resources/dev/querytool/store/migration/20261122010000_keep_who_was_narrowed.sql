-- A grant ends with its connection. Who was narrowed by it, such as a key, would see all that its
-- owner sees of another connection of that name; so it stays known that there was a grant, which
-- allows nothing until another is given or it is taken away.

CREATE TABLE ended_grants (
  user_id TEXT NOT NULL REFERENCES users (uid) ON DELETE CASCADE,
  key_id TEXT REFERENCES service_api_keys (id) ON DELETE CASCADE,
  connection_name TEXT NOT NULL COLLATE NOCASE
) STRICT;

CREATE UNIQUE INDEX ended_grants_once
ON ended_grants (user_id, connection_name, coalesce(key_id, ''));

CREATE INDEX idx_ended_grants_key ON ended_grants (key_id);

CREATE TRIGGER grants_are_remembered_when_their_connection_goes
BEFORE DELETE ON connections
BEGIN
  INSERT OR IGNORE INTO ended_grants (user_id, key_id, connection_name)
  SELECT user_id, key_id, old.name FROM grants WHERE connection_id = old.id;
END;
