-- A work's id is text here, a mistake of the original program that is mended much later.
CREATE TABLE t_review (
  user_name VARCHAR(255) NOT NULL REFERENCES t_user (name),
  work_id VARCHAR(255) NOT NULL REFERENCES t_work (id),
  rating INTEGER,
  review_text VARCHAR(255),
  created_at DATETIME,
  updated_at DATETIME,
  PRIMARY KEY (user_name, work_id)
);
