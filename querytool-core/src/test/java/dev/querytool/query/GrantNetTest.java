package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.QueryTool;
import dev.querytool.access.BoundGrant;
import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TouchedTable;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database says it would read, under callers with grants, on every engine. */
@ParameterizedClass
@MethodSource("dialects")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantNetTest {

  private static final List<String> SHAPES =
      List.of(
          "SELECT * FROM {T}",
          "SELECT count(*) FROM {T}",
          "SELECT t.id FROM {T} t WHERE t.id > 1 ORDER BY t.id DESC LIMIT 3",
          "SELECT a.id FROM {T} a JOIN orders b ON a.id = b.id",
          "SELECT a.id, b.id FROM customer a LEFT JOIN {T} b ON a.id = b.id",
          "WITH c AS (SELECT id FROM {T}) SELECT c.id, d.id FROM c JOIN c d ON c.id = d.id",
          "SELECT id FROM customer c WHERE EXISTS (SELECT 1 FROM {T} t WHERE t.id = c.id)",
          "SELECT id FROM customer WHERE id IN (SELECT id FROM {T} WHERE id < 9)",
          "SELECT id FROM {T} UNION ALL SELECT id FROM orders",
          "SELECT id FROM {T} UNION SELECT id FROM {T}",
          "SELECT (SELECT max(t.id) FROM {T} t) AS m, c.id FROM customer c",
          "SELECT id, row_number() OVER (ORDER BY id) AS n FROM {T}",
          "SELECT id, count(*) FROM {T} GROUP BY id HAVING count(*) > 0 ORDER BY 2, 1",
          "SELECT d.id FROM (SELECT id FROM {T} WHERE id <> 2) d",
          "SELECT id FROM {T} WHERE id = 1",
          "SELECT id FROM {T} WHERE 1 = 0",
          "SELECT DISTINCT id FROM {T}",
          "SELECT min(id), max(id) FROM {T} t",
          "SELECT a.id FROM {T} a, {T} b WHERE a.id = b.id AND b.id = 1",
          "WITH RECURSIVE n AS (SELECT 1 AS id UNION ALL SELECT n.id + 1 FROM n WHERE n.id < 3)"
              + " SELECT t.id FROM n JOIN {T} t ON t.id = n.id",
          "SELECT CASE WHEN id > 1 THEN 'x' ELSE 'y' END AS c FROM {T} ORDER BY id",
          "SELECT id FROM {T} WHERE id > (SELECT avg(o.id) FROM orders o)");

  private static final Map<String, Object> ATTRIBUTES = Map.of("uid", "bob");

  @Parameter Dialect dialect;
  @TempDir static Path folder;
  private Path file;
  private @Nullable TestDatabase database;
  private QueryTool tool;
  private ManagedQueries executor;
  private SafeQueryExecutor queries;

  static Stream<Dialect> dialects() {
    return Stream.concat(Stream.of(Dialect.SQLITE), Engines.all().map(TestServer::dialect));
  }

  @BeforeParameterizedClassInvocation
  void make() throws IOException, SQLException {
    file = Files.createTempDirectory(folder, "shop").resolve("shop.db");
    if (dialect != Dialect.SQLITE) {
      database = Engines.of(dialect).newDatabase();
    }
    try (Connection admin = admin();
        Statement statement = admin.createStatement()) {
      for (String sql : schema()) {
        statement.execute(sql);
      }
    }
    tool = QueryTool.inMemory();
    if (database == null) {
      tool.connections().register("shop", "sqlite:" + file);
    } else {
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));
    }
    executor = executor(new GrantNet());
    queries = granted(executor);
  }

  @AfterParameterizedClassInvocation
  void close() {
    executor.close();
    tool.close();
    if (database != null) {
      database.close();
    }
  }

  @Test
  void honestQueriesPass() {
    int passed = 0;
    List<String> wrong = new ArrayList<>();
    for (String source : sources()) {
      for (String shape : SHAPES) {
        String sql = shape.replace("{T}", source);
        try {
          queries.on("shop").sql(sql).run();
          passed++;
        } catch (QueryRefusedException refused) {
          wrong.add("refused " + sql + ": " + refused.getMessage());
        } catch (QueryToolException failed) {
          wrong.add(sql + ": " + failed.getMessage());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(passed).isGreaterThanOrEqualTo(100);
  }

  @Test
  void functionsThatMakeRowsReadNoTable() {
    String value = dialect == Dialect.SQLITE ? "x.value" : "x.v";
    for (String call : callsInFrom()) {
      for (String shape :
          List.of(
              "SELECT " + value + ", o.id FROM orders o CROSS JOIN " + call,
              "SELECT count(*) FROM orders, customer o, " + call,
              "SELECT id FROM orders o WHERE EXISTS (SELECT 1 FROM " + call + " WHERE 1 = 1)",
              "SELECT o.id FROM orders o LEFT JOIN " + call + " ON 1 = 1 ORDER BY 1")) {
        assertThat(queries.on("shop").sql(shape).run().rowCount()).as(shape).isNotNegative();
      }
    }
  }

  private List<String> callsInFrom() {
    String rows = "JSON_TABLE('[1, 2]', '$[*]' COLUMNS (v INT PATH '$')) AS x";
    String own = "JSON_TABLE(json_array(o.id), '$[*]' COLUMNS (v INT PATH '$')) AS x";
    return switch (dialect) {
      case SQLITE ->
          List.of(
              "json_each('[1, 2]') x",
              "JSON_TREE(json_array(o.id)) AS \"X\"",
              "json_each((SELECT json_array(max(id)) FROM customer)) AS x");
      case MYSQL, MARIADB -> List.of(rows, own);
      case POSTGRES ->
          List.of(
              rows.replace("'[1, 2]'", "'[1, 2]'::jsonb"),
              own.replace("json_array", "jsonb_build_array"),
              "generate_series(1, o.id) AS x (v)",
              "LATERAL unnest(ARRAY[o.id]) AS x (v)");
    };
  }

  @Test
  void whatIsReadBesidesIsNamed() throws SQLException {
    for (String sql : besides()) {
      assertThat(unexplained(sql, "orders", "member")).as(sql).containsExactly(table("secret"));
      assertThat(unexplained(sql, "orders", "member", "secret")).as(sql).isEmpty();
    }
  }

  @Test
  void whatLiesBehindAViewIsExplainedByItAlone() throws SQLException {
    assertThat(unexplained("SELECT id FROM nested_orders", "nested_orders")).isEmpty();
    assertThat(unexplained("SELECT id FROM nested_orders", "customer"))
        .containsAnyOf(table("orders"), table("nested_orders"))
        .doesNotContain(table("customer"));
    assertThat(unexplained("SELECT n.id FROM nested_orders n, secret s", "nested_orders"))
        .containsExactly(table("secret"));
  }

  @Test
  void textsOfAnyCharactersNeitherSpoilAPlanNorHideWhatItReads() throws SQLException {
    List<String> texts =
        List.of(
            "O'Brien",
            "a\"b",
            "a\\b",
            "\\\"",
            "\\' OR 1=1 -- ",
            "a\nb\tc",
            "中\u0001",
            "x' join `shop`.`member` /* `a` */ -- ",
            "x\", \"table_name\": \"orders",
            "\"}}, \"table\": {\"table_name\": \"orders\"}, \"x\": {\"y\": \"");
    for (int i = 0; i < texts.size(); i++) {
      String bound = "SELECT id AS n%d FROM customer WHERE name = :t".formatted(i);
      assertThat(queries.on("shop").sql(bound).param("t", texts.get(i)).run().rowCount()).isZero();
      String literal = texts.get(i).replace("'", "''");
      if (dialect == Dialect.MYSQL || dialect == Dialect.MARIADB) {
        literal = literal.replace("\\", "\\\\");
      }
      String other = "SELECT id FROM secret AS s WHERE CAST(id AS char(90)) = '" + literal + "'";
      assertThat(unexplained(other, "orders")).as(other).containsExactly(table("secret"));
    }
  }

  @Test
  void anAliasOfSeveralLinesWhichCouldPassForAPartOfAPlanIsRefused() {
    String mark = dialect == Dialect.POSTGRES ? "\"" : "`";
    for (String alias : List.of("a\nb", "a\r", "a',\n 'table_name': 'orders")) {
      String name = mark + alias + mark;
      String asked = "SELECT " + name + ".id FROM customer AS " + name;
      assertThat(failure(() -> queries.on("shop").sql(asked).run()))
          .isInstanceOf(QueryRefusedException.class);
    }
  }

  @Test
  void plansAndFiguresAreWithheld() {
    QuerySpec spec = queries.on("shop").sql("SELECT id FROM orders");
    QueryToolException withheld = failure(spec::explain);
    assertThat(withheld).isInstanceOf(PlanWithheldException.class);
    assertThat(withheld.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    String large = "SELECT a.id FROM orders a, orders b, orders c";
    QuerySpec limited = queries.on("shop").sql(large).costLimit(CostLimit.cost(1e9).passUnknown());
    assertThat(failure(limited::run)).isInstanceOf(PlanWithheldException.class);
    assertThat(failure(() -> limited.stream().close())).isInstanceOf(PlanWithheldException.class);
    QueryOptions cheap = QueryOptions.builder().costLimit(CostLimit.cost(0.01)).build();
    ManagedQueries all = executor(new GrantNet(), cheap);
    QueryToolException costly = failure(() -> granted(all).on("shop").sql(large).run());
    all.close();
    assertThat(costly).isInstanceOf(QueryTooCostlyException.class);
    assertThat(costly.details()).containsOnlyKeys("connection");
    assertThat(costly.getMessage()).doesNotContainPattern("\\d");
  }

  @Test
  void aResultShowsTheTextWithoutTheGrantInIt() {
    QueryResult result = queries.on("shop").sql("SELECT id FROM orders").run();
    assertThat(result.effectiveSql()).contains("orders").doesNotContain("member", "region");
    assertThat(result.rowCount()).isEqualTo(2);
  }

  @Test
  void theParametersOfAGrantAreNotNamed() {
    QuerySpec spec = queries.on("shop").sql("SELECT id FROM orders WHERE id > :least");
    QueryToolException missing = failure(spec::run);
    QueryToolException surplus = failure(() -> spec.param("least", 0).param("uids", 1).run());
    assertThat(missing.getMessage() + missing.details()).doesNotContain("uid");
    assertThat(surplus).hasMessageEndingWith("it has :least");
    assertThat(surplus.details().get("candidates")).isEqualTo(List.of());
    assertThat(spec.param("least", 1).run().rowCount()).isEqualTo(1);
    QuerySpec more = spec.param("least", 1);
    String unknown =
        String.valueOf(failure(() -> more.param("grant.0.uix", "ann").run()).getMessage());
    assertThat(failure(() -> more.param("grant.0.uid", "ann").run()))
        .hasMessage(unknown.replace("uix", "uid"));
  }

  @Test
  void aProofTellsNothingOfTheGrant() {
    ReadOnlyQuery proof = queries.on("shop").sql("SELECT id FROM orders WHERE id > :least").check();
    assertThat(proof.sql()).isEqualTo("SELECT id FROM orders WHERE id > ?");
    assertThat(proof.toString() + proof.sqlWithoutLiterals() + proof.limited(5).sql())
        .doesNotContain("member", "region", "qt_");
    assertThat(proof.grantedValues()).isEmpty();
    assertThat(proof.parameters()).containsExactly("least");
    assertThat(proof.parameterOffsets()).containsExactly(proof.sql().indexOf('?'));
    assertThat(proof.tablesRead()).isEqualTo(proof.tables());
    assertThat(proof.tables()).extracting(TouchedTable::tableName).containsExactly("orders");
    assertThat(proof.isGranted()).isTrue();
    assertThat(proof.rules()).contains("not-granted");
  }

  @Test
  void whatTheDatabaseSaysIsWithheld() {
    String failing =
        switch (dialect) {
          case POSTGRES -> "SELECT CAST(status AS integer) FROM orders";
          case SQLITE -> "SELECT json_extract(status, '$.a') FROM orders";
          case MYSQL, MARIADB -> "SELECT exp(id * 5000) FROM orders";
        };
    QueryToolException failed = failure(() -> queries.on("shop").sql(failing).run());
    assertThat(failed.code()).isEqualTo(ErrorCode.QUERY_EXECUTION_ERROR);
    assertThat(failed).hasNoCause();
    assertThat(failed.getSuppressed()).isEmpty();
    assertThat(failed.getMessage())
        .contains("SQLSTATE")
        .doesNotContain("open", "malformed", "exp", "orders");
    assertThat(failed.details()).doesNotContainKeys("line", "column");
  }

  @Test
  void whatThePlanReadsBesidesIsNotRun() {
    List<ReadOnlyQuery> held = new ArrayList<>();
    GrantNet net =
        new GrantNet(
            query -> {
              held.add(query);
              return Set.of(table("customer"), table("orders"));
            });
    try (ManagedQueries all = executor(net)) {
      SafeQueryExecutor netted = granted(all);
      String honest = "SELECT o.id FROM orders o JOIN customer c ON c.id = o.customer_id";
      QueryToolException refused = failure(() -> netted.on("shop").sql(honest).run());
      assertThat(refused).isInstanceOf(UnexpectedPlanException.class).hasNoCause();
      assertThat(refused.code()).isEqualTo(ErrorCode.QUERY_REFUSED);
      assertThat(refused.getMessage()).doesNotContain("member", "orders", "customer");
      assertThat(failure(() -> netted.on("shop").sql(honest).stream().close()))
          .isInstanceOf(UnexpectedPlanException.class);
      netted.on("shop").sql("SELECT id FROM customer").run();
      netted.on("shop").sql("SELECT id FROM customer").run();
    }
    assertThat(held).hasSize(3);
    assertThat(held.get(0).tablesRead())
        .extracting(TouchedTable::tableName)
        .containsExactly("customer", "member", "orders");
    assertThat(held.get(0).tables())
        .extracting(TouchedTable::tableName)
        .containsExactly("customer", "orders");
  }

  private static QueryToolException failure(ThrowingRunnable work) {
    QueryToolException failure = catchThrowableOfType(QueryToolException.class, work::run);
    assertThat(failure).isNotNull();
    return failure;
  }

  private interface ThrowingRunnable {
    void run();
  }

  private Set<PlanTable> unexplained(String sql, String... expected) throws SQLException {
    Set<PlanTable> tables = new HashSet<>();
    for (String name : expected) {
      tables.add(table(name));
    }
    try (Connection connection = admin()) {
      return new GrantNet()
          .unexplained(
              "shop", OptionalLong.of(1), dialect, tables, new BarePlanSession(connection, sql));
    }
  }

  private PlanTable table(String name) {
    return new PlanTable(
        switch (dialect) {
          case SQLITE -> "main";
          case POSTGRES -> "public";
          case MYSQL, MARIADB -> database == null ? "" : database.name();
        },
        name);
  }

  private ManagedQueries executor(GrantNet net) {
    return executor(net, QueryOptions.defaults());
  }

  private ManagedQueries executor(GrantNet net, QueryOptions options) {
    TextCheck texts = new TextCheck(tool.catalog(), Clock.systemUTC(), options, net);
    return new DefaultSafeQueryExecutor(
        (ConnectionSessions) tool.connections(), texts, options, RunLog.none());
  }

  private SafeQueryExecutor granted(ManagedQueries all) {
    return all.as(new GivenRights(List.of(new BoundGrant(grant(), ATTRIBUTES, 1))));
  }

  private Grant grant() {
    Grant.Builder grant =
        Grant.on("shop")
            .table("customer")
            .columns("id", "name", "phone")
            .mask("phone", Mask.keepLast(2))
            .table("orders")
            .rows("region IN (SELECT m.region FROM member m WHERE m.uid = :uid)")
            .table("item")
            .table("open_orders")
            .table("order_lines")
            .table("nested_orders")
            .columns("id");
    List<String> more = new ArrayList<>(sources());
    more.removeAll(
        List.of("customer", "orders", "item", "open_orders", "order_lines", "nested_orders"));
    more.forEach(grant::table);
    return grant.build();
  }

  private List<String> sources() {
    List<String> sources =
        new ArrayList<>(
            List.of("customer", "orders", "item", "open_orders", "order_lines", "nested_orders"));
    switch (dialect) {
      case POSTGRES -> sources.addAll(List.of("sales", "parent", "guarded", "kept_orders"));
      case MYSQL, MARIADB -> sources.addAll(List.of("sales", "made_orders"));
      case SQLITE -> sources.addAll(List.of("docs", "shown_docs"));
    }
    return sources;
  }

  private List<String> schema() {
    List<String> schema =
        new ArrayList<>(
            List.of(
                "CREATE TABLE customer (id int PRIMARY KEY, name varchar(40), phone varchar(40),"
                    + " region varchar(40))",
                "CREATE TABLE orders (id int PRIMARY KEY, customer_id int, region varchar(40),"
                    + " status varchar(40))",
                "CREATE TABLE item (id int PRIMARY KEY, order_id int)",
                "CREATE TABLE member (uid varchar(40), region varchar(40))",
                "CREATE TABLE secret (id int PRIMARY KEY, word varchar(40))",
                "INSERT INTO customer VALUES (1, 'Ann', '0123456', 'EU'), (2, 'Bo', '77', 'US')",
                "INSERT INTO orders VALUES (1, 1, 'EU', 'open'), (2, 2, 'US', 'open'),"
                    + " (3, 1, 'EU', 'shut')",
                "INSERT INTO item VALUES (1, 1), (2, 3)",
                "INSERT INTO member VALUES ('bob', 'EU'), ('ann', 'US')",
                "INSERT INTO secret VALUES (1, 'hidden'), (2, 'more')",
                "CREATE VIEW open_orders AS SELECT id, region FROM orders WHERE status = 'open'",
                "CREATE VIEW order_lines AS SELECT i.id, o.region FROM item i JOIN orders o ON"
                    + " o.id = i.order_id",
                "CREATE VIEW nested_orders AS SELECT o.id, l.region FROM open_orders o LEFT JOIN"
                    + " order_lines l ON l.id = o.id UNION ALL SELECT id, 'x' FROM item"));
    schema.addAll(more());
    return schema;
  }

  private List<String> more() {
    return switch (dialect) {
      case POSTGRES ->
          List.of(
              "CREATE TABLE sales (id int, region text) PARTITION BY LIST (region)",
              "CREATE TABLE sales_eu PARTITION OF sales FOR VALUES IN ('EU')",
              "CREATE TABLE sales_us PARTITION OF sales FOR VALUES IN ('US')",
              "INSERT INTO sales VALUES (1, 'EU'), (2, 'US')",
              "CREATE TABLE parent (id int)",
              "CREATE TABLE child (more int) INHERITS (parent)",
              "INSERT INTO child VALUES (1, 2)",
              "CREATE TABLE guarded (id int, uid text)",
              "ALTER TABLE guarded ENABLE ROW LEVEL SECURITY",
              "ALTER TABLE guarded FORCE ROW LEVEL SECURITY",
              "CREATE POLICY own ON guarded USING (uid IN (SELECT m.uid FROM member m))",
              "CREATE MATERIALIZED VIEW kept_orders AS SELECT id FROM orders");
      case MYSQL, MARIADB ->
          List.of(
              "CREATE TABLE sales (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 3",
              "INSERT INTO sales VALUES (1), (2)",
              "CREATE ALGORITHM = TEMPTABLE VIEW made_orders AS SELECT id, count(*) AS n FROM"
                  + " orders GROUP BY id");
      case SQLITE ->
          List.of(
              "CREATE VIRTUAL TABLE docs USING fts5(id, body)",
              "INSERT INTO docs VALUES (1, 'one'), (2, 'two')",
              "CREATE VIEW shown_docs AS SELECT d.id FROM docs d");
    };
  }

  private List<String> besides() {
    List<String> statements =
        new ArrayList<>(
            List.of(
                "SELECT word FROM secret",
                "SELECT o.id FROM orders o JOIN secret s ON s.id = o.id",
                "SELECT id FROM orders WHERE id IN (SELECT id FROM secret WHERE word > 'a')",
                "SELECT id, (SELECT max(word) FROM secret) FROM orders",
                "WITH orders AS (SELECT id, word FROM secret) SELECT * FROM orders",
                "SELECT id FROM orders UNION ALL SELECT id FROM secret",
                "SELECT word FROM secret WHERE id = 1",
                "SELECT orders.id FROM secret AS orders",
                "SELECT id FROM orders ORDER BY (SELECT max(s.word) FROM secret s WHERE s.id ="
                    + " orders.id)"));
    statements.addAll(
        switch (dialect) {
          case SQLITE ->
              List.of(
                  "SELECT id FROM orders WHERE (1, 'hidden') IN secret",
                  "SELECT word FROM 'secret'");
          case POSTGRES ->
              List.of(
                  "SELECT * FROM (TABLE secret) x",
                  "SELECT id = ANY (ARRAY(SELECT id FROM secret)) FROM orders",
                  "SELECT ctid, * FROM ONLY secret",
                  "SELECT row_to_json(s) FROM secret s");
          case MYSQL -> List.of("TABLE secret", "SELECT * FROM (TABLE secret) x");
          case MARIADB -> List.of("SELECT word FROM secret LIMIT 1");
        });
    return statements;
  }

  private Connection admin() throws SQLException {
    return database == null
        ? DriverManager.getConnection("jdbc:sqlite:" + file)
        : database.connect();
  }

  /** Asks without the guard. */
  private record BarePlanSession(Connection connection, String sql, List<String> notes)
      implements Planning.Session {

    BarePlanSession(Connection connection, String sql) {
      this(connection, sql, new ArrayList<>());
    }

    @Override
    public List<List<String>> ask(String prefix) throws SQLException {
      return askApart(prefix + sql);
    }

    @Override
    public List<List<String>> askApart(String question) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(question);
          ResultSet answer = statement.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        int width = answer.getMetaData().getColumnCount();
        while (answer.next()) {
          List<String> row = new ArrayList<>();
          for (int place = 1; place <= width; place++) {
            row.add(String.valueOf(answer.getString(place)));
          }
          rows.add(row);
        }
        notes.clear();
        for (SQLWarning one = statement.getWarnings(); one != null; one = one.getNextWarning()) {
          notes.add(one.getMessage());
        }
        return rows;
      }
    }

    @Override
    public Planning.Session about(String other) {
      return new BarePlanSession(connection, other);
    }

    @Override
    public void set(String statement) throws SQLException {
      try (Statement setting = connection.createStatement()) {
        setting.execute(statement);
      }
    }
  }
}
