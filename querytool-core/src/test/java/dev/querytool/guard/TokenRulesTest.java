package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {

  private static final Steps GUARD = Steps.with(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select a, b from t where a = 'x' order by b limit 10 offset 5;",
        "SELECT count(*), count (DISTINCT a), max(a, b) FROM t",
        "VALUES (1, 'a'), (2, 'b')",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "WITH RECURSIVE c(n, m) AS (SELECT 1, 2 UNION ALL SELECT n + 1, m FROM c LIMIT 9)"
            + " SELECT n FROM c",
        "WITH sample(year) AS MATERIALIZED (SELECT 1), b(k) AS NOT MATERIALIZED (VALUES (1))"
            + " SELECT * FROM sample, b",
        "WITH sleep(x) AS (SELECT 1) SELECT x FROM sleep",
        "SELECT * FROM (SELECT 1) UNION SELECT * FROM (SELECT 2)",
        "SELECT * FROM t WHERE a IN (SELECT b FROM u) AND c NOT IN ('x', 'y') AND d IN ()",
        "SELECT * FROM t WHERE (a, b) IN (SELECT c, d FROM u)",
        "SELECT * FROM t WHERE EXISTS (SELECT 1 FROM u WHERE NOT (u.a = t.a))",
        "SELECT CASE a WHEN 'x' THEN 'y' ELSE 'z' END FROM t",
        "SELECT CAST(a AS INTEGER), CAST(b AS DECIMAL(10, 2)), CAST(c AS DOUBLE PRECISION) FROM t",
        "SELECT sum(a) FILTER (WHERE b > 1) OVER (PARTITION BY (c) ORDER BY (d)) FROM t",
        "SELECT rank() OVER w FROM t WINDOW w AS (PARTITION BY a ORDER BY b DESC)",
        "SELECT a FROM t GROUP BY (a) HAVING (count(*) > 1) ORDER BY (a) LIMIT (3) OFFSET (2)",
        "SELECT group_concat(a, ',' ORDER BY b) FROM t",
        "SELECT a ->> '$.x', a -> 'y' FROM t",
        "SELECT value FROM json_each('[1,2]')",
        "SELECT j.key FROM t, json_tree(t.doc, '$.a') AS j",
        "SELECT a FROM t WHERE name LIKE '%x%' ESCAPE '\\' AND b NOT LIKE ('y') AND c GLOB ('z*')",
        "SELECT a FROM t WHERE b BETWEEN '2020-01-01' AND '2020-12-31'",
        "SELECT a FROM t WHERE b IS 'x' OR b IS NOT 'y' OR b IS DISTINCT FROM 'z'",
        "SELECT \"order\", `group`, [select] FROM \"my table\" AS \"x.y\"",
        "SELECT t.* FROM main.t LEFT JOIN u USING (id) CROSS JOIN v NATURAL JOIN w",
        "SELECT DISTINCT 'a' || \"b\" FROM t WHERE \"c\" = \"St. Louis\"",
        "SELECT strftime('%Y-%m', d), date('now'), current_timestamp, replace(a, 'x', 'y') FROM t",
        "SELECT uuid, year, month, day, key, number, status, type, value, \"index\" FROM t",
        "SELECT a AS offset, b AS temp, c AS row FROM t AS first",
        "SELECT 中文, 名称（备注） FROM 表 WHERE 中文 = '值'",
        "SELECT x'00FF', 0x1F, 1e5, .5, 1_000, 5.",
        "SELECT if(a, 1, 2), iif(a, 1, 2), median(a), sqlite_version() FROM t",
        "SELECT 1 -- the end",
        "SELECT /* /* */ x -- */ INTO t",
        "/* first */ SELECT /* two */ 1;;",
        "SELECT a FROM t WHERE a == 1 AND b != 2 AND c <> 3 AND d % 2 = 1 AND ~e & 1 | 2 << 3",
        "SELECT (SELECT max(a) FROM t), ((1)), -(-1), +(1)",
        "SELECT a FROM (t JOIN u ON (t.id = u.id)), (SELECT 1)",
        "SELECT REPLACE(a, 'b', 'c'), glob('a*', b), like('a', b) FROM t",
        "SELECT json_object('a', 1, 'b', json_array(1, 'x'))",
        "SELECT a FROM t WHERE a COLLATE NOCASE = 'x' ORDER BY a COLLATE BINARY ASC NULLS LAST"
      })
  void acceptsHonestReads(String sql) {
    assertThat(GUARD.ruleFor(sql)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          DELETE FROM t                                             | write-statement
          insert into t values (1)                                  | write-statement
          UPDATE t SET a = 1                                        | write-statement
          REPLACE INTO t VALUES (1)                                 | write-statement
          WITH x AS (SELECT 1) DELETE FROM t                        | write-statement
          WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x        | write-statement
          WITH x AS (SELECT 1) REPLACE INTO t SELECT * FROM x       | write-statement
          WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x     | write-statement
          SELECT * FROM (UPDATE t SET a = 1 RETURNING *)            | write-statement
          MERGE INTO t USING u ON 1 WHEN MATCHED THEN DELETE        | write-statement
          CREATE TABLE t(a)                                         | schema-statement
          DROP TABLE t                                              | schema-statement
          ALTER TABLE t RENAME TO u                                 | schema-statement
          REINDEX                                                   | schema-statement
          ANALYZE                                                   | schema-statement
          PRAGMA table_info(t)                                      | session-statement
          ATTACH 'x.db' AS x                                        | session-statement
          DETACH x                                                  | session-statement
          VACUUM INTO 'copy.db'                                     | session-statement
          BEGIN                                                     | session-statement
          ROLLBACK                                                  | session-statement
          SAVEPOINT a                                               | session-statement
          EXPLAIN QUERY PLAN SELECT 1                               | explain-statement
          TABLE t                                                   | bare-table
          SELECT * FROM (TABLE secrets) x                           | bare-table
          hello                                                     | not-a-read
          'SELECT 1'                                                | not-a-read
          42                                                        | not-a-read
          "SELECT" 1                                                | not-a-read
          SELECT 1; DROP TABLE t                                    | second-statement
          SELECT 1; SELECT 2;                                       | second-statement
          ; SELECT 1                                                | second-statement
          SELECT 1 /* ; */ ; /* x */ DELETE FROM t                  | second-statement
          ;                                                         | empty-statement
          -- nothing                                                | empty-statement
          /* nothing */                                             | empty-statement
          SELECT a INTO b FROM t                                    | into
          SELECT 1 INTO OUTFILE '/tmp/x'                            | into
          SELECT a FROM t FOR UPDATE                                | locking
          SELECT a FROM t FOR SHARE                                 | locking
          SELECT a FROM t FOR NO KEY UPDATE                         | locking
          SELECT a FROM t LOCK IN SHARE MODE                        | locking
          SELECT @a := 1                                            | placeholder
          SELECT a := 1                                             | assignment
          SELECT * FROM t WHERE a = ?                               | placeholder
          SELECT * FROM t WHERE a = ?1                              | placeholder
          SELECT * FROM t WHERE a = @a                              | placeholder
          SELECT * FROM t WHERE a = $a                              | placeholder
          SELECT * FROM t WHERE a = $1                              | placeholder
          SELECT * FROM t WHERE a = :a                              | named-parameter
          SELECT * FROM t WHERE a = #a                              | placeholder
          SELECT a::text FROM t                                     | token
          SELECT {fn now()}                                         | token
          SELECT a ^ b                                              | token
          SELECT a ! b                                              | token
          SELECT 'abc                                               | unclosed
          SELECT "abc                                               | unclosed
          SELECT [abc                                               | unclosed
          SELECT `abc                                               | unclosed
          SELECT 1 /* never                                         | unclosed
          SELECT 1 /*                                               | unclosed
          SELECT x'0'                                               | literal
          SELECT x'0g'                                              | literal
          SELECT 1a                                                 | literal
          SELECT 1__0                                               | literal
          SELECT 0x                                                 | literal
          SELECT 1FROM t                                            | literal
          SELECT (1                                                 | syntax
          SELECT 1)                                                 | syntax
          SELECT 'x' IN secrets                                     | in-table
          SELECT ('b', 'EU') IN main.member                         | in-table
          SELECT 5 NOT IN pragma_page_count                         | in-table
          SELECT 1 IN "secrets"                                     | in-table
          SELECT 1 IN json_each('[1]')                              | in-table
          SELECT * FROM 'secrets'                                   | string-as-name
          SELECT * FROM a, 'secrets'                                | string-as-name
          SELECT * FROM a JOIN 'secrets'                            | string-as-name
          SELECT * FROM a JOIN b ON a.x = b.x, 'secrets'            | string-as-name
          SELECT * FROM (a, 'secrets')                              | string-as-name
          SELECT * FROM main.'secrets'                              | string-as-name
          SELECT * FROM 'main'.secrets                              | string-as-name
          SELECT * FROM a WINDOW, 'secrets'                         | string-as-name
          SELECT * FROM orders 'o'                                  | string-as-name
          SELECT * FROM orders AS 'o'                               | string-as-name
          SELECT a 'x' FROM t                                       | string-as-name
          SELECT a AS ' ' FROM t                                    | string-as-name
          SELECT 1 'x'                                              | string-as-name
          SELECT 'a' 'b'                                            | string-as-name
          SELECT (1) 'b'                                            | string-as-name
          SELECT 't'.a FROM t                                       | string-as-name
          SELECT t.'a' FROM t                                       | string-as-name
          SELECT date '2020-01-01'                                  | string-as-name
          SELECT N'abc'                                             | string-as-name
          SELECT E'\\'' , 1 --'                                     | unknown-function
          SELECT a COLLATE 'nocase' FROM t                          | string-as-name
          SELECT CAST(a AS 'int')                                   | string-as-name
          WITH 'x' AS (SELECT 1) SELECT 1                           | string-as-name
          WITH x('a') AS (SELECT 1) SELECT 1                        | unknown-function
          SELECT * FROM t JOIN u USING ('a')                        | string-as-name
          SELECT * FROM t JOIN u USING (b, 'a')                     | string-as-name
          SELECT * FROM sqlite_master                               | system-table
          SELECT * FROM main."sqlite_schema"                        | system-table
          SELECT * FROM [SQLITE_stat4]                              | system-table
          SELECT * FROM pragma_table_info('t')                      | system-table
          SELECT * FROM a, pragma_database_list                     | system-table
          SELECT 1 FROM (SELECT * FROM dbstat)                      | system-table
          SELECT 1 FROM (a CROSS JOIN `DBSTAT`)                     | system-table
          SELECT * FROM sqlite_dbpage                               | system-table
          SELECT * FROM sqlite_stmt                                 | system-table
          SELECT * FROM bytecode('select 1')                        | system-table
          SELECT * FROM tables_used('select 1')                     | system-table
          SELECT * FROM fts3tokenize                                | system-table
          SELECT * FROM generate_series(1, 10)                      | system-table
          SELECT sqlite_compileoption_get(1)                        | system-table
          SELECT sqlite_version FROM t                              | system-table
          SELECT sqlite_log(1, 'x')                                 | system-table
          SELECT load_extension('x')                                | unknown-function
          SELECT LOAD_EXTENSION ('x')                               | unknown-function
          SELECT load_extension/**/('x')                            | unknown-function
          SELECT randomblob(1000000000)                             | unknown-function
          SELECT zeroblob(1)                                        | unknown-function
          SELECT fts3_tokenizer('simple')                           | unknown-function
          SELECT last_insert_rowid()                                | unknown-function
          SELECT changes(), total_changes()                         | unknown-function
          SELECT readfile('/etc/passwd')                            | unknown-function
          SELECT writefile('/tmp/x', 'y')                           | unknown-function
          SELECT edit('x')                                          | unknown-function
          SELECT eval('delete from t')                              | unknown-function
          SELECT optimize(t) FROM t                                 | unknown-function
          SELECT replicate('x', 100000000)                          | unknown-function
          SELECT pg_sleep(5)                                        | unknown-function
          SELECT offset(1)                                          | unknown-function
          SELECT filter(1)                                          | unknown-function
          SELECT over(1)                                            | unknown-function
          SELECT by(1)                                              | unknown-function
          SELECT key(1), year(2)                                    | unknown-function
          SELECT raise(ignore)                                      | unknown-function
          SELECT * FROM fsdir('/')                                  | system-table
          SELECT * FROM abs(1)                                      | unknown-function
          SELECT * FROM docs('x')                                   | unknown-function
          SELECT json_each('[1]')                                   | function-place
          WITH sleep(x) AS (SELECT 1) SELECT sleep(5)               | unknown-function
          SELECT f(a) AS (SELECT 1)                                 | unknown-function
          SELECT a REGEXP 'x' FROM t                                | unknown-function
          SELECT a NOT REGEXP 'x' FROM t                            | unknown-function
          SELECT main.abs(1)                                        | qualified-function
          SELECT "abs"(1)                                           | quoted-function
          SELECT `load_extension`('x')                              | quoted-function
          SELECT [abs] (1)                                          | quoted-function
          SELECT ſelect(1)                                          | quoted-function
          SELECT 'a'(1)                                             | function-place
          SELECT 1(2)                                               | function-place
          SELECT (1)(2)                                             | function-place
          SELECT CAST(a AS mytype(f(1)))                            | function-place
          SELECT CAST(a AS mytype(b))                               | function-place
          SELECT * FROM "a.b"                                       | unsupported-syntax
          SELECT `a.b`.c FROM t                                     | unsupported-syntax
          """)
  void refusesHostileOrMistakenTexts(String sql, String rule) {
    assertThat(GUARD.ruleFor(sql)).isEqualTo(rule);
  }
}
