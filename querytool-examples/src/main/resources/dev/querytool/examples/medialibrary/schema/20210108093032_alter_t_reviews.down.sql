DROP VIEW IF EXISTS userMetadata;
ALTER TABLE t_review DROP COLUMN progress;
