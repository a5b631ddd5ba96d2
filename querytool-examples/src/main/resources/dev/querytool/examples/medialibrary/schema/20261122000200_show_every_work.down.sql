DROP VIEW staticMetadata;
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
  json_object(
    'vas', json_group_array(json_object('id', t_va.id, 'name', t_va.name))) AS vaObj,
  (
    SELECT json_object('tags', json_group_array(json_object('id', t_tag.id, 'name', t_tag.name)))
    FROM t_work AS tagged
    LEFT JOIN r_tag_work ON r_tag_work.work_id = tagged.id
    LEFT JOIN t_tag ON t_tag.id = r_tag_work.tag_id
    WHERE tagged.id = t_work.id
  ) AS tagObj
FROM t_work
JOIN t_circle ON t_circle.id = t_work.circle_id
JOIN r_va_work ON r_va_work.work_id = t_work.id
JOIN t_va ON t_va.id = r_va_work.va_id
GROUP BY t_work.id;
