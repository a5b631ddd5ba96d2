INSERT INTO secrets VALUES ('a', 'b')
UPDATE secrets SET value = value
DELETE FROM employees WHERE id = 1
MERGE INTO feelings USING (SELECT 1) AS x ON true WHEN MATCHED THEN DELETE
WITH d AS (DELETE FROM logged RETURNING *) SELECT * FROM d
TRUNCATE other.ledger
SELECT plant('x')
SELECT f.plant FROM unnest(ARRAY['x']) f
SELECT c.plant_row FROM customers AS c
SELECT mydom 'x'
SELECT 'x'::mydom
SELECT 5::positive
SELECT ARRAY['x']::mydom[]
SELECT '(1,x)'::pair
SELECT 'a' ||| 'b'
SELECT public.lower('A'::varchar)
SELECT lower('A'::varchar) FROM (SELECT 1) AS a, LATERAL ROWS FROM (plant('b')) AS x
SELECT public.count(1)
SELECT * FROM pg_logical_emit_message(true, 'a', 'b')
CREATE TABLE planted (a int)
CREATE TEMP TABLE planted_temp (a int)
CREATE UNLOGGED TABLE other.planted_other AS SELECT 1 AS a
SELECT * INTO planted_into FROM secrets
SELECT * INTO TEMP planted_temp_into FROM secrets
DROP VIEW vip_customers
ALTER TABLE secrets ADD COLUMN planted int
COMMENT ON TABLE secrets IS 'planted'
GRANT SELECT ON secrets TO PUBLIC
CREATE ROLE planted_role_for_canaries
ALTER DATABASE postgres CONNECTION LIMIT 90
SELECT nextval('planted_sequence')
SELECT setval('other.counter', 77)
SELECT lo_from_bytea(0, 'x')
SELECT lo_put(4711, 0, 'x')
SELECT lo_export(4711, '%s/planted.txt')
SELECT lo_import('%s/secret.txt')
SELECT lo_unlink(4711)
COPY secrets TO '%s/planted.csv'
COPY (SELECT 1) TO PROGRAM 'touch %s/planted.txt'
SELECT pg_read_file('%s/secret.txt')
SELECT pg_read_binary_file('%s/secret.txt')
SELECT secret_of('%s/secret.txt')
SELECT CAST(pg_read_file('%s/secret.txt') AS int)
SELECT set_config('canary.flag', 'touched', false)
SELECT set_config('canary.other', 'touched', false)
SET statement_timeout = 7000
ALTER SYSTEM SET work_mem = '5MB'
SELECT pg_advisory_lock(5)
SELECT pg_try_advisory_lock_shared(5)
SELECT pg_advisory_lock(4242)
SELECT * FROM held FOR UPDATE
SELECT * FROM held FOR SHARE
SELECT * FROM secrets FOR KEY SHARE
SELECT pg_sleep(7)
SELECT pg_sleep_for('7 seconds')
LISTEN planted
NOTIFY canary
SELECT pg_notify('canary', 'x')
PREPARE planted AS SELECT 1
DEALLOCATE kept
DECLARE planted CURSOR WITH HOLD FOR SELECT 1
SELECT pg_stat_reset()
SELECT pg_stat_reset_shared('wal')
SELECT pg_reload_conf()
SELECT txid_current()
SELECT query_to_xml($$SELECT plant('x')$$, true, true, '')
SELECT * FROM ts_stat($$SELECT plant('x')::tsvector$$)
SELECT 1; DELETE FROM orders WHERE id = 1
SELECT E'\''; DELETE FROM orders WHERE id = 2; --'
ANALYZE secrets
SELECT pg_terminate_backend(pg_backend_pid())
BEGIN
SELECT pg_terminate_backend(%p)
SET ROLE pg_monitor
SELECT set_config('search_path', 'planted', false)
