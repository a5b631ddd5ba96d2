CREATE TEMP TABLE kept (a text);
INSERT INTO kept VALUES ('mine');
PREPARE kept AS SELECT 1;
SET canary.flag = 'clean';
