DROP TABLE t_translate_task;
DROP TABLE t_play_histroy;
ALTER TABLE t_work DROP COLUMN memo;
ALTER TABLE t_work DROP COLUMN lyric_status;
ALTER TABLE t_work DROP COLUMN updated_at;
ALTER TABLE t_work DROP COLUMN created_at;
