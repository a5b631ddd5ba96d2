-- The file of a library as a program on Node left it in January 2021.

CREATE TABLE t_circle (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(255) NOT NULL);
CREATE TABLE t_work (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  root_folder VARCHAR(255) NOT NULL,
  dir VARCHAR(255) NOT NULL,
  title VARCHAR(255) NOT NULL,
  circle_id INTEGER NOT NULL REFERENCES t_circle (id),
  nsfw BOOLEAN NOT NULL,
  release VARCHAR(255) NOT NULL,
  dl_count INTEGER NOT NULL,
  price INTEGER NOT NULL,
  review_count INTEGER NOT NULL,
  rate_count INTEGER NOT NULL,
  rate_average_2dp FLOAT NOT NULL,
  rate_count_detail TEXT NOT NULL,
  rank TEXT
);
CREATE INDEX t_work_circle_id_release_dl_count_review_count_price_rate_average_2dp_index
  ON t_work (circle_id, release, dl_count, review_count, price, rate_average_2dp);
CREATE TABLE t_tag (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(255) NOT NULL);
CREATE TABLE t_va (id INTEGER PRIMARY KEY, name VARCHAR(255) NOT NULL);
CREATE TABLE r_tag_work (
  tag_id INTEGER REFERENCES t_tag (id),
  work_id INTEGER REFERENCES t_work (id),
  PRIMARY KEY (tag_id, work_id)
);
CREATE TABLE r_va_work (
  va_id INTEGER REFERENCES t_va (id),
  work_id INTEGER REFERENCES t_work (id),
  PRIMARY KEY (va_id, work_id)
);
CREATE TABLE t_user (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  password VARCHAR(255) NOT NULL,
  "group" VARCHAR(255) NOT NULL
);
CREATE TABLE t_favorite (
  user_name VARCHAR(255) NOT NULL REFERENCES t_user (name),
  name VARCHAR(255) NOT NULL,
  works TEXT NOT NULL,
  PRIMARY KEY (user_name, name)
);
CREATE TABLE t_review (
  user_name VARCHAR(255) NOT NULL REFERENCES t_user (name),
  work_id VARCHAR(255) NOT NULL REFERENCES t_work (id),
  rating INTEGER,
  review_text VARCHAR(255),
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  progress VARCHAR(255),
  PRIMARY KEY (user_name, work_id)
);

INSERT INTO t_circle VALUES (501, '雨音堂'), (502, '小さな灯台');
INSERT INTO t_work VALUES
  (100001, 'disk1', 'RJ100001', '静かな雨の夜', 501, 0, '2019-03-04', 1200, 880, 12, 40, 4.62, '{"5": 40}', NULL),
  (100002, 'disk1', 'RJ100002', '灯台の歌円', 502, 0, '2020-02-29', 90, 300, 0, 1, 5.0, '{"5": 1}', NULL),
  (100003, 'disk2', 'RJ100003', '朝の港', 502, 0, '2020-05-01', 7, 0, 0, 1, 3.0, '{"3": 1}', NULL);
INSERT INTO t_tag VALUES (501, '灯台');
INSERT INTO t_va VALUES (20123, '朝霧ことり');
INSERT INTO r_tag_work VALUES (501, 100002), (501, 100003);
INSERT INTO r_va_work VALUES (20123, 100001), (20123, 100002);
INSERT INTO t_user VALUES ('yuki', '5d9c68c6c50ed3d02a2fcf54f63993b6', 'user');
INSERT INTO t_favorite VALUES ('yuki', 'for the train', '[100003]');
INSERT INTO t_review VALUES
  ('yuki', '100001', 5, '雨がいい。', '2021-01-10 10:00:00', '2021-01-10 10:00:00', 'listening'),
  ('yuki', '0100001', 4, '二度目は少し長い。', '2021-01-12 10:00:00', '2021-01-12 10:00:00', 'listened');

CREATE TABLE knex_migrations (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name VARCHAR(255),
  batch INTEGER,
  migration_time DATETIME
);
INSERT INTO knex_migrations (name, batch, migration_time) VALUES
  ('20210105232420_fix_duplicate_title.js', 1, 1610100000000),
  ('20210106013350_create_t_review.js', 1, 1610100000100),
  ('20210108093032_alter_t_reviews.js', 1, 1610100000200);
CREATE TABLE knex_migrations_lock (
  "index" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  is_locked INTEGER
);
INSERT INTO knex_migrations_lock VALUES (1, 0);
