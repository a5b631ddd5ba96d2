-- What was asked of the registered databases, and how each run ended. It outlives connections and
-- users, so it names them and does not refer to them. Outcomes are not listed here: there will be
-- more of them. A number in turn for each connection finds the rows that are too many by the index,
-- without counting.

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
  duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0)
) STRICT;

CREATE UNIQUE INDEX query_history_turn_unique ON query_history (connection_name, connection_turn);
