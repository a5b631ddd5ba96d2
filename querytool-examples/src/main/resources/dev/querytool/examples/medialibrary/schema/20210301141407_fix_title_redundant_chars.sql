-- A reader of web pages had left the unit of the price at the end of titles.
UPDATE t_work
SET title = substr(title, 1, length(title) - CASE WHEN title LIKE '%日元' THEN 2 ELSE 1 END)
WHERE title LIKE '_%日元' OR title LIKE '_%円';
