-- What forks of the original program keep besides, under their own names. What they do not know of
-- a work from before stays unknown.
ALTER TABLE t_work ADD COLUMN created_at DATETIME;
ALTER TABLE t_work ADD COLUMN updated_at DATETIME;
ALTER TABLE t_work ADD COLUMN lyric_status VARCHAR;
ALTER TABLE t_work ADD COLUMN memo TEXT CHECK (json_valid(memo));

-- Where a listener stopped.
CREATE TABLE t_play_histroy (
  user_name VARCHAR NOT NULL REFERENCES t_user (name) ON DELETE CASCADE,
  work_id INTEGER NOT NULL REFERENCES t_work (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (json_valid(state)),
  created_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  PRIMARY KEY (user_name, work_id)
);

-- Texts of audio files that another program translates.
CREATE TABLE t_translate_task (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  work_id INTEGER NOT NULL REFERENCES t_work (id) ON DELETE CASCADE,
  audio_path VARCHAR NOT NULL,
  status INTEGER NOT NULL DEFAULT 0 CHECK (status IN (0, 1, 2, 3, 4)),
  created_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  UNIQUE (work_id, audio_path)
);

CREATE INDEX t_play_histroy_by_work ON t_play_histroy (work_id);
