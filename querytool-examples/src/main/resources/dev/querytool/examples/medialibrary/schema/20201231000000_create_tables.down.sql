DROP TABLE t_favorite;
DROP TABLE t_user;
DROP TABLE r_va_work;
DROP TABLE r_tag_work;
DROP TABLE t_va;
DROP TABLE t_tag;
DROP TABLE t_work;
DROP TABLE t_circle;
