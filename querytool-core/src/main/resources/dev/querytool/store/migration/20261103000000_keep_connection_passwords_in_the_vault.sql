-- A url held the password in plain text. It now stands, encrypted, in external_credentials, and the
-- connection refers to it. A migration cannot encrypt, having no key, so passwords of urls written
-- before are dropped, with everything behind "?", which may hold one too, and with all but the scheme
-- where it is not clear where a password ends: register such a connection again. The dialect is kept
-- because db_type cannot tell MariaDB from MySQL.

CREATE TABLE connections_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  url TEXT NOT NULL,
  db_type TEXT NOT NULL CHECK (db_type IN ('postgres', 'mysql', 'sqlite')),
  dialect TEXT NOT NULL CHECK (dialect IN ('POSTGRES', 'MYSQL', 'MARIADB', 'SQLITE')),
  credential_id TEXT REFERENCES external_credentials (id) ON DELETE SET NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK (
    db_type = CASE dialect
      WHEN 'POSTGRES' THEN 'postgres'
      WHEN 'SQLITE' THEN 'sqlite'
      ELSE 'mysql'
    END
  )
) STRICT;

WITH
  -- rtrim with every character but "@" leaves what stands up to the last "@".
  split AS (
    SELECT
      id,
      substr(url, 1, instr(url, '://') + 2) AS scheme,
      substr(url, instr(url, '://') + 3) AS rest,
      rtrim(
        substr(url, instr(url, '://') + 3),
        replace(substr(url, instr(url, '://') + 3), '@', '')
      ) AS user_info
    FROM connections
    WHERE instr(url, '://') > 0
  ),
  redacted AS (
    SELECT
      id,
      scheme
        || CASE
          WHEN user_info GLOB '*[?/#;]*' THEN ''
          WHEN instr(user_info, ':') = 0 THEN user_info || substr(rest, length(user_info) + 1)
          ELSE
            substr(user_info, 1, instr(user_info, ':') - 1)
            || '@'
            || substr(rest, length(user_info) + 1)
        END AS url
    FROM split
  ),
  cut AS (
    SELECT id, substr(url, 1, instr(url || '?', '?') - 1) AS url FROM redacted
  )
INSERT INTO connections_new (id, name, url, db_type, dialect, created_at, updated_at)
SELECT
  c.id,
  c.name,
  coalesce(cut.url, c.url),
  c.db_type,
  upper(c.db_type),
  c.created_at,
  c.updated_at
FROM connections c LEFT JOIN cut ON cut.id = c.id;

DROP TABLE connections;

ALTER TABLE connections_new RENAME TO connections;

CREATE INDEX idx_connections_credential ON connections (credential_id);
