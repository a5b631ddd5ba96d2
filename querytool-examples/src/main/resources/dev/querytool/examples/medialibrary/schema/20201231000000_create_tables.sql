-- The tables as the original program made them before it had migrations.

CREATE TABLE t_circle (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name VARCHAR(255) NOT NULL
);

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

CREATE TABLE t_tag (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name VARCHAR(255) NOT NULL
);

-- The id is a hash of the name, small enough for two names to share one.
CREATE TABLE t_va (
  id INTEGER NOT NULL PRIMARY KEY,
  name VARCHAR(255) NOT NULL
);

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

-- The works of a list are the ids in a JSON array.
CREATE TABLE t_favorite (
  user_name VARCHAR(255) NOT NULL REFERENCES t_user (name),
  name VARCHAR(255) NOT NULL,
  works TEXT NOT NULL,
  PRIMARY KEY (user_name, name)
);
