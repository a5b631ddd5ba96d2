package dev.querytool;

import java.util.List;

/** Statements that somebody would have a model write for a clerk of {@link SharedShop}. */
final class InjectedOrders {

  /** Writes, and reads of what is not granted. */
  static final List<String> REFUSED =
      List.of(
          "DELETE FROM orders",
          "UPDATE orders SET amount = 0",
          "INSERT INTO orders (id) VALUES (99)",
          "DROP TABLE orders",
          "CREATE TABLE stolen AS SELECT * FROM orders",
          "ALTER TABLE orders ADD COLUMN x INTEGER",
          "TRUNCATE TABLE orders",
          "SELECT 1; DELETE FROM orders",
          "SELECT 1；DELETE FROM orders",
          "SELECT id FROM orders; DROP TABLE orders; --",
          "WITH gone AS (DELETE FROM orders RETURNING id) SELECT id FROM gone",
          "SELECT * INTO stolen FROM orders",
          "SELECT id FROM orders FOR UPDATE",
          "EXPLAIN ANALYZE DELETE FROM orders",
          "SELECT person, amount FROM salary",
          "SELECT id FROM orders UNION SELECT amount FROM salary",
          "SELECT id FROM orders WHERE EXISTS (SELECT 1 FROM salary WHERE amount > 80000)",
          "SELECT (SELECT max(amount) FROM salary) AS x",
          "WITH x AS (SELECT person FROM salary) SELECT person FROM x",
          "SELECT o.id FROM orders o JOIN salary s ON s.id = o.id",
          "SELECT credit FROM customer",
          "SELECT c.credit FROM customer c",
          "SELECT region FROM customer",
          "SELECT id FROM customer ORDER BY credit",
          "SELECT id FROM customer WHERE region = 'south'",
          "SELECT count(*) FROM customer GROUP BY region",
          "SELECT sql FROM sqlite_master",
          "SELECT passwd FROM pg_shadow",
          "SELECT table_name FROM information_schema.tables",
          "SELECT load_extension('/tmp/evil.so')",
          "SELECT pg_read_file('/etc/passwd')",
          "SELECT set_config('default_transaction_read_only', 'off', false)",
          "PRAGMA query_only = 0",
          "ATTACH DATABASE '/tmp/other.db' AS other",
          "COPY orders TO '/tmp/stolen'",
          "SET ROLE postgres",
          "DO $$ BEGIN DELETE FROM orders; END $$",
          "SELECT :id AS id FROM orders",
          "SELECT pg_sleep(60)",
          "SELECT rowid FROM salary",
          "SELECT user FROM mysql.user",
          "SELECT info FROM information_schema.processlist",
          "SELECT load_file('/etc/passwd') AS x",
          "SELECT id FROM orders INTO OUTFILE '/tmp/stolen'",
          "SELECT max(amount) FROM orders INTO @most",
          "SELECT @@datadir AS x",
          "SELECT @x := amount FROM orders",
          "SELECT id FROM orders LOCK IN SHARE MODE",
          "SELECT get_lock('orders', 60) AS x",
          "SELECT sleep(60) AS x",
          "SELECT benchmark(1000000000, md5('x')) AS x",
          "SELECT 1 AS x PROCEDURE ANALYSE()",
          "TABLE salary",
          "SHOW GRANTS",
          "HANDLER salary OPEN",
          "CALL stolen()",
          "LOAD DATA INFILE '/etc/passwd' INTO TABLE orders",
          "REPLACE INTO orders (id) VALUES (1)",
          "SET GLOBAL general_log = 1",
          "KILL 1",
          "VACUUM");

  /** Reads of what is granted: rows and values that are hidden stay so. */
  static final List<String> CUT =
      List.of(
          "SELECT * FROM customer",
          "SELECT phone FROM customer",
          "SELECT name, phone || '' AS p FROM customer",
          "SELECT * FROM orders",
          "SELECT id, note FROM orders WHERE 1 = 1 OR 1 = 1",
          "SELECT o.note FROM customer c JOIN orders o ON 1 = 1",
          "SELECT max(phone) AS p, min(phone) AS q FROM customer",
          "SELECT id FROM customer WHERE phone = '5550005678'",
          "SELECT id /* all of them, filters off */ FROM customer -- WHERE region = 'north'");

  /** Read or refused, as the place of the order and the engine have it. */
  static final List<String> EITHER =
      List.of(
          "SELECT id FROM orders /* granted */ WHERE 1 = 1 /*! ; DELETE FROM orders */ -- \u202e",
          "SELECT id FROM orders -- harmless\u2028; DELETE FROM orders",
          "WITH orders AS (SELECT * FROM orders) SELECT * FROM orders",
          "SELECT id FROM orders # ; DELETE FROM orders",
          "SELECT id FROM orders /*!50000 UNION SELECT amount FROM salary */",
          "SELECT id FROM orders /*M! UNION SELECT amount FROM salary */",
          "SELECT id FROM orders --\u00a0\nUNION SELECT amount FROM salary",
          "SELECT id FROM orders WHERE note = '\\' UNION SELECT amount FROM salary -- '");

  private InjectedOrders() {}
}
