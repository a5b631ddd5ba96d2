DROP VIEW IF EXISTS staticMetadata;
-- One row for each work, also for one that nobody speaks in or that has no tag.
CREATE VIEW staticMetadata AS
SELECT
  t_work.id,
  t_work.title,
  t_work.circle_id,
  t_circle.name,
  json_object('id', t_circle.id, 'name', t_circle.name) AS circleObj,
  t_work.nsfw,
  t_work.release,
  t_work.dl_count,
  t_work.price,
  t_work.review_count,
  t_work.rate_count,
  t_work.rate_average_2dp,
  t_work.rate_count_detail,
  t_work.rank,
  (
    SELECT json_object('vas', json_group_array(json_object('id', id, 'name', name)))
    FROM (
      SELECT t_va.id, t_va.name
      FROM r_va_work JOIN t_va ON t_va.id = r_va_work.va_id
      WHERE r_va_work.work_id = t_work.id
      ORDER BY t_va.name, t_va.id
    )
  ) AS vaObj,
  (
    SELECT json_object('tags', json_group_array(json_object('id', id, 'name', name)))
    FROM (
      SELECT t_tag.id, t_tag.name
      FROM r_tag_work JOIN t_tag ON t_tag.id = r_tag_work.tag_id
      WHERE r_tag_work.work_id = t_work.id
      ORDER BY t_tag.name, t_tag.id
    )
  ) AS tagObj
FROM t_work
JOIN t_circle ON t_circle.id = t_work.circle_id;
