-- The program itself may have made the view again meanwhile, with other columns.
DROP VIEW IF EXISTS userMetadata;
CREATE VIEW userMetadata AS
SELECT
  t_work.id,
  t_work.title,
  t_circle.name AS circle,
  t_review.user_name,
  t_review.rating AS userRating,
  t_review.review_text,
  t_review.progress,
  t_review.updated_at
FROM t_review
JOIN t_work ON t_work.id = t_review.work_id
JOIN t_circle ON t_circle.id = t_work.circle_id;
