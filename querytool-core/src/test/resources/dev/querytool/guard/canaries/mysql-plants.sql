INSERT INTO secrets VALUES ('a', 'b')
UPDATE secrets SET value = 'x' WHERE name = 'pin'
DELETE FROM secrets WHERE name = 'token'
REPLACE INTO customers (customer_id, name) VALUES (1, 'x')
INSERT INTO isam VALUES (3)
TRUNCATE TABLE member
CREATE TABLE planted (a INT)
CREATE TABLE planted_as AS SELECT 1 AS a
CREATE TEMPORARY TABLE planted_temp (a INT)
CREATE VIEW planted_view AS SELECT 1 AS a
DROP VIEW vip_customers
ALTER TABLE secrets ADD COLUMN planted INT
CREATE INDEX planted ON secrets (name(10))
CREATE FUNCTION planted(a INT) RETURNS INT DETERMINISTIC RETURN 1
CREATE TRIGGER planted AFTER INSERT ON secrets FOR EACH ROW SET @a = 1
GRANT SELECT ON %d.secrets TO CURRENT_USER()
INSERT INTO logged (a) VALUES ('y')
CALL clear()
SELECT plant('x')
SELECT `count`('x')
SELECT %d.lower('x')
SELECT sécret('x')
SELECT SLEEP(7)
SELECT CONVERT(SLEEP(7), CHAR)
SELECT 1 /*!50000 , SLEEP(7) */
SELECT 5--1 , SLEEP(7)
SELECT '\'' , SLEEP(7) -- '
SELECT GET_LOCK('canary_%d', 1)
SELECT GET_LOCK('held_%d', 7)
SELECT * FROM held FOR UPDATE
SELECT * FROM held LOCK IN SHARE MODE
SELECT LOAD_FILE('%s/secret.txt')
SELECT HEX(LOAD_FILE('%s/secret.txt'))
SELECT 1 INTO OUTFILE '%s/planted.txt'
SELECT 1 /* /* */ INTO OUTFILE '%s/planted2.txt' -- */
SELECT 1 INTO DUMPFILE '%s/planted.bin'
LOAD DATA INFILE '%s/secret.txt' INTO TABLE writes
SELECT 1 INTO @planted
SELECT @canary := 5
SET @x = 1
SET SESSION sql_mode = ''
SET SESSION sql_select_limit = 5
SET NAMES latin1
SELECT LAST_INSERT_ID(4711)
PREPARE planted_prepared FROM 'SELECT 1'
DEALLOCATE PREPARE kept
SELECT 1; DELETE FROM purchases
-- MariaDB: SELECT NEXTVAL(counter)
-- MariaDB: SELECT NEXT VALUE FOR counter
-- MariaDB: SELECT SETVAL(counter, 7777)
START TRANSACTION WITH CONSISTENT SNAPSHOT
SET autocommit = 0
USE information_schema
KILL CONNECTION_ID()
