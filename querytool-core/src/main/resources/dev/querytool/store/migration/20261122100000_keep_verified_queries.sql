-- Questions with the statement that a person found to answer them. The key is the question in the
-- form in which two are the same: one statement stands for each. Who verified it may be gone.

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
