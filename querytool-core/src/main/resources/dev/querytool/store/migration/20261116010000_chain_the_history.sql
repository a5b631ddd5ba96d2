-- The history is an audit: each row carries the HMAC of the row before it and of its own fields,
-- under a key that is not in this file in the clear. Rows that were written before, or without a
-- key, have no sequence. What is removed in order leaves its place in the chain behind, sealed, and
-- the chain's end is sealed too, so that what is missing shows.

ALTER TABLE query_history ADD COLUMN key_id TEXT;

ALTER TABLE query_history ADD COLUMN action TEXT NOT NULL DEFAULT 'RUN';

ALTER TABLE query_history ADD COLUMN sequence INTEGER;

ALTER TABLE query_history ADD COLUMN mac TEXT;

CREATE UNIQUE INDEX query_history_sequence_unique ON query_history (sequence);

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
