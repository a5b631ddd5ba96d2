-- A user without a password hash could log in as nobody meant; only default_user, who is there when
-- an application has one user, needs none. The database cannot see the mode, but it can see that.
-- Anyone else without a hash gets one that no password has.

CREATE TABLE users_new (
  uid TEXT PRIMARY KEY NOT NULL,
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT,
  avatar_url TEXT,
  is_admin INTEGER NOT NULL DEFAULT FALSE CHECK (is_admin IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT,
  CHECK (password_hash IS NOT NULL OR uid = 'default_user')
) STRICT;

INSERT INTO users_new (
  uid, username, password_hash, avatar_url, is_admin, created_at, updated_at
)
SELECT
  uid,
  username,
  CASE WHEN uid = 'default_user' THEN password_hash ELSE coalesce(password_hash, '!') END,
  avatar_url,
  is_admin IS TRUE,
  created_at,
  updated_at
FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
