DROP TABLE t_review;
