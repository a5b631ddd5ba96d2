-- A library that the original program made from its snapshot in February 2021 and recorded as
-- migrated, although the snapshot lacked what a migration of that month had done to the works.

CREATE TABLE `t_circle` (`id` integer not null primary key autoincrement, `name` varchar(255) not null);
CREATE TABLE `t_work` (`id` integer not null primary key autoincrement, `root_folder` varchar(255) not null, `dir` varchar(255) not null, `title` varchar(255) not null, `circle_id` integer not null, `nsfw` boolean not null, `release` varchar(255) not null, `dl_count` integer not null, `price` integer not null, `review_count` integer not null, `rate_count` integer not null, `rate_average_2dp` float not null, `rate_count_detail` text not null, `rank` text, foreign key(`circle_id`) references `t_circle`(`id`));
CREATE INDEX `t_work_circle_id_release_dl_count_review_count_price_rate_average_2dp_index` on `t_work` (`circle_id`, `release`, `dl_count`, `review_count`, `price`, `rate_average_2dp`);
CREATE TABLE `t_tag` (`id` integer not null primary key autoincrement, `name` varchar(255) not null);
CREATE TABLE `t_va` (`id` varchar(255), `name` varchar(255) not null, primary key (`id`));
CREATE TABLE `r_tag_work` (`tag_id` integer, `work_id` integer, foreign key(`tag_id`) references `t_tag`(`id`), foreign key(`work_id`) references `t_work`(`id`), primary key (`tag_id`, `work_id`));
CREATE TABLE `r_va_work` (`va_id` varchar(255), `work_id` integer, foreign key(`va_id`) references `t_va`(`id`) on delete CASCADE on update CASCADE, foreign key(`work_id`) references `t_work`(`id`) on delete CASCADE on update CASCADE, primary key (`va_id`, `work_id`));
CREATE TABLE `t_user` (`name` varchar(255) not null, `password` varchar(255) not null, `group` varchar(255) not null, primary key (`name`));
CREATE TABLE `t_review` (`user_name` varchar(255) not null, `work_id` varchar(255) not null, `rating` integer, `review_text` varchar(255), `created_at` datetime not null default CURRENT_TIMESTAMP, `updated_at` datetime not null default CURRENT_TIMESTAMP, `progress` varchar(255), foreign key(`user_name`) references `t_user`(`name`) on delete CASCADE, foreign key(`work_id`) references `t_work`(`id`) on delete CASCADE, primary key (`user_name`, `work_id`));

INSERT INTO t_circle VALUES (1, '雨音堂');
INSERT INTO t_work VALUES
  (101, 'main', 'a/101', '静かな雨の夜', 1, 0, '2019-03-04', 1200, 880, 12, 40, 4.62, '[]', NULL);
INSERT INTO t_tag VALUES (1, '雨');
-- A key of the untrimmed name, as the original program derived it, and two without any.
INSERT INTO t_va VALUES ('4d2a6c55-2b7a-5b0e-9a32-000000000001', 'Mio '), (NULL, 'x'), (NULL, 'y');
INSERT INTO r_tag_work VALUES (1, 101), (NULL, 101);
INSERT INTO r_va_work VALUES ('4d2a6c55-2b7a-5b0e-9a32-000000000001', 101), (NULL, NULL);
INSERT INTO t_user VALUES ('ann', 'h1', 'user');
INSERT INTO t_review (user_name, work_id, rating) VALUES ('ann', '101', 5);

CREATE TABLE `knex_migrations` (`id` integer not null primary key autoincrement, `name` varchar(255), `batch` integer, `migration_time` datetime);
INSERT INTO knex_migrations (name, batch, migration_time) VALUES
  ('20210105232420_fix_duplicate_title.js', 1, 1613400000000),
  ('20210106013350_create_t_review.js', 1, 1613400000001),
  ('20210108093032_alter_t_reviews.js', 1, 1613400000002),
  ('20210115014202_add_on_delete_cascade.js', 1, 1613400000003),
  ('20210206135836_drop_t_favorite.js', 1, 1613400000004),
  ('20210206141840_drop_not_null_constraints.js', 1, 1613400000005),
  ('20210213224539_alter_t_va.js', 1, 1613400000006),
  ('20210213233544_fill_va_uuid.js', 1, 1613400000007);
