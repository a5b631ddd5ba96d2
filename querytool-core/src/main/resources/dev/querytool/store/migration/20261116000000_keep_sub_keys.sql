-- Keys for other purposes than encrypting credentials must stay the same when the master key is
-- changed, so they are random and lie here, each wrapped by the master key.

CREATE TABLE sub_keys (
  purpose TEXT PRIMARY KEY NOT NULL,
  wrapped_key TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT
) STRICT, WITHOUT ROWID;
