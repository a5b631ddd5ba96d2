-- The library as it is today, for a file that does not exist yet.

CREATE TABLE t_circle (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name VARCHAR NOT NULL
);

CREATE TABLE t_work (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  root_folder VARCHAR NOT NULL,
  dir VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  circle_id INTEGER NOT NULL REFERENCES t_circle (id),
  nsfw BOOLEAN,
  release VARCHAR,
  dl_count INTEGER,
  price INTEGER,
  review_count INTEGER,
  rate_count INTEGER,
  rate_average_2dp FLOAT,
  rate_count_detail TEXT,
  rank TEXT,
  created_at DATETIME,
  updated_at DATETIME,
  lyric_status VARCHAR,
  memo TEXT CHECK (json_valid(memo))
);

CREATE TABLE t_tag (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name VARCHAR NOT NULL
);

CREATE TABLE t_va (
  id VARCHAR NOT NULL PRIMARY KEY,
  name VARCHAR NOT NULL
);

CREATE TABLE r_tag_work (
  tag_id INTEGER NOT NULL REFERENCES t_tag (id) ON UPDATE CASCADE ON DELETE CASCADE,
  work_id INTEGER NOT NULL REFERENCES t_work (id) ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (tag_id, work_id)
);

CREATE TABLE r_va_work (
  va_id VARCHAR NOT NULL REFERENCES t_va (id) ON UPDATE CASCADE ON DELETE CASCADE,
  work_id INTEGER NOT NULL REFERENCES t_work (id) ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (va_id, work_id)
);

CREATE TABLE t_user (
  name VARCHAR NOT NULL PRIMARY KEY,
  password VARCHAR NOT NULL,
  "group" VARCHAR NOT NULL
);

CREATE TABLE t_review (
  user_name VARCHAR NOT NULL REFERENCES t_user (name) ON DELETE CASCADE,
  work_id INTEGER NOT NULL REFERENCES t_work (id) ON DELETE CASCADE,
  rating INTEGER CHECK (rating IN (1, 2, 3, 4, 5)),
  review_text VARCHAR,
  created_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  progress VARCHAR
    CHECK (progress IN ('marked', 'listening', 'listened', 'postponed', 'replay')),
  PRIMARY KEY (user_name, work_id)
);

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

CREATE INDEX t_work_index
  ON t_work (circle_id, release, dl_count, review_count, price, rate_average_2dp);
CREATE INDEX r_tag_work_by_work ON r_tag_work (work_id);
CREATE INDEX r_va_work_by_work ON r_va_work (work_id);
CREATE INDEX t_review_by_work ON t_review (work_id);
CREATE INDEX t_play_histroy_by_work ON t_play_histroy (work_id);

-- One row for each work, also for one that nobody speaks in or that has no tag.
CREATE VIEW staticMetadata AS
SELECT
  t_work.id,
  t_work.title,
  t_work.circle_id,
  t_circle.name,
  json_object('id', t_circle.id, 'name', t_circle.name) AS circleObj,
  t_work.nsfw,
  t_work.release,
  t_work.dl_count,
  t_work.price,
  t_work.review_count,
  t_work.rate_count,
  t_work.rate_average_2dp,
  t_work.rate_count_detail,
  t_work.rank,
  (
    SELECT json_object('vas', json_group_array(json_object('id', id, 'name', name)))
    FROM (
      SELECT t_va.id, t_va.name
      FROM r_va_work JOIN t_va ON t_va.id = r_va_work.va_id
      WHERE r_va_work.work_id = t_work.id
      ORDER BY t_va.name, t_va.id
    )
  ) AS vaObj,
  (
    SELECT json_object('tags', json_group_array(json_object('id', id, 'name', name)))
    FROM (
      SELECT t_tag.id, t_tag.name
      FROM r_tag_work JOIN t_tag ON t_tag.id = r_tag_work.tag_id
      WHERE r_tag_work.work_id = t_work.id
      ORDER BY t_tag.name, t_tag.id
    )
  ) AS tagObj
FROM t_work
JOIN t_circle ON t_circle.id = t_work.circle_id;
