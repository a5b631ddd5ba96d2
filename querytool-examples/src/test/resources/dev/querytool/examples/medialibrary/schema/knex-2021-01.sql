-- A library that the original program made in January 2021 and that was in use since 2020.

CREATE TABLE `t_circle` (`id` integer not null primary key autoincrement, `name` varchar(255) not null);
CREATE TABLE `t_work` (`id` integer not null primary key autoincrement, `root_folder` varchar(255) not null, `dir` varchar(255) not null, `title` varchar(255) not null, `circle_id` integer not null, `nsfw` boolean not null, `release` varchar(255) not null, `dl_count` integer not null, `price` integer not null, `review_count` integer not null, `rate_count` integer not null, `rate_average_2dp` float not null, `rate_count_detail` text not null, `rank` text, foreign key(`circle_id`) references `t_circle`(`id`));
CREATE INDEX `t_work_circle_id_release_dl_count_review_count_price_rate_average_2dp_index` on `t_work` (`circle_id`, `release`, `dl_count`, `review_count`, `price`, `rate_average_2dp`);
CREATE TABLE `t_tag` (`id` integer not null primary key autoincrement, `name` varchar(255) not null);
CREATE TABLE `t_va` (`id` integer, `name` varchar(255) not null, primary key (`id`));
CREATE TABLE `r_tag_work` (`tag_id` integer, `work_id` integer, foreign key(`tag_id`) references `t_tag`(`id`), foreign key(`work_id`) references `t_work`(`id`), primary key (`tag_id`, `work_id`));
CREATE TABLE `r_va_work` (`va_id` integer, `work_id` integer, foreign key(`va_id`) references `t_va`(`id`), foreign key(`work_id`) references `t_work`(`id`), primary key (`va_id`, `work_id`));
CREATE TABLE `t_user` (`name` varchar(255) not null, `password` varchar(255) not null, `group` varchar(255) not null, primary key (`name`));
CREATE TABLE `t_review` (`user_name` varchar(255) not null, `work_id` varchar(255) not null, `rating` integer, `review_text` varchar(255), `created_at` datetime not null default CURRENT_TIMESTAMP, `updated_at` datetime not null default CURRENT_TIMESTAMP, `progress` varchar(255), foreign key(`user_name`) references `t_user`(`name`) on delete CASCADE, foreign key(`work_id`) references `t_work`(`id`) on delete CASCADE, primary key (`user_name`, `work_id`));
CREATE VIEW userMetadata AS SELECT t_work.id, t_work.title, t_va.id AS vaid, t_review.rating, t_review.user_name FROM t_work JOIN r_va_work ON r_va_work.work_id = t_work.id JOIN t_va ON t_va.id = r_va_work.va_id JOIN t_review ON t_review.work_id = t_work.id GROUP BY t_work.id;

INSERT INTO t_circle VALUES (1, '雨音堂'), (2, 'Harbour Sound'), (3, '小さな灯台');
INSERT INTO t_work VALUES
  (101, 'main', 'a/101', '静かな雨の夜', 1, 0, '2019-03-04', 1200, 880, 12, 40, 4.62, '[]', NULL),
  (102, 'main', 'a/102', '朝の港', 2, 0, '2019-05-01', 7, 550, 0, 1, 5.0, '[]', NULL),
  (103, 'main', 'a/103', '灯台の歌300日元', 3, 1, '2020-02-29', 0, 0, 0, 0, 0.0, '[]', NULL);
INSERT INTO t_tag VALUES (1, '雨'), (2, '海'), (3, 'spare');
INSERT INTO t_va VALUES (12285, 'かの仔'), (1903985, '伊ヶ崎綾香');
INSERT INTO r_tag_work VALUES (1, 101), (2, 102), (2, 103);
INSERT INTO r_va_work VALUES (12285, 101), (1903985, 101), (1903985, 103);
INSERT INTO t_user VALUES ('ann', 'h1', 'user'), ('bo', 'h2', 'guest');
INSERT INTO t_review VALUES
  ('ann', '101', 5, 'like rain', '2021-01-16 10:00:00', '2021-01-16 10:00:00', 'listened'),
  ('ann', '0101', 4, 'on second thought', '2021-01-17 10:00:00', '2021-01-17 10:00:00', 'replay'),
  ('bo', '103', NULL, NULL, '2021-01-18 10:00:00', '2021-01-18 10:00:00', 'marked');

CREATE TABLE `knex_migrations` (`id` integer not null primary key autoincrement, `name` varchar(255), `batch` integer, `migration_time` datetime);
INSERT INTO knex_migrations (name, batch, migration_time) VALUES
  ('20210105232420_fix_duplicate_title.js', 1, 1610100000000),
  ('20210106013350_create_t_review.js', 1, 1610100000100),
  ('20210108093032_alter_t_reviews.js', 1, 1610100000200),
  ('20210115014202_add_on_delete_cascade.js', 2, 1610700000000);
CREATE TABLE `knex_migrations_lock` (`index` integer not null primary key autoincrement, `is_locked` integer);
INSERT INTO knex_migrations_lock VALUES (1, 0);
