package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.querytool.QueryTool;
import dev.querytool.access.BoundGrant;
import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.connection.ConnectionSessions;
import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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

/** Lists from callers with grants: no more is seen by a list than by values one by one. */
@ParameterizedClass
@MethodSource("dialects")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedListTest {

  /** Values that columns of another type compare with in ways of their own. */
  private static final List<List<?>> ODD =
      List.of(
          List.of("x", "y"),
          List.of(0, "EU"),
          List.of("US", "EU", "' OR 1=1 -- "),
          List.of("", " ", "0"),
          List.of(0, 1),
          List.of(new BigDecimal("1.0"), 2L),
          List.of(true, false),
          List.of(1.0, 2.0, 3.0, 4.0),
          List.of(LocalDate.of(2026, 1, 1), LocalDate.of(1970, 1, 1)),
          List.of(new byte[] {'U', 'S'}, new byte[] {0}),
          List.of("0123456", "*****56", "77", "**"),
          List.of(1, "1", 1.0, true));

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");
  private static final int EVERY = DEEP ? 1 : 5;

  private static final List<String> CONDITIONS =
      List.of(
          "id IN ({})",
          "id NOT IN ({})",
          "NOT (id IN ({}))",
          "region IN ({})",
          "region NOT IN ({})",
          "phone IN ({})",
          "phone NOT IN ({})",
          "region IN ({}) OR id IN ({})",
          "id IN (SELECT o.id FROM orders o WHERE o.region IN ({}))");

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
      for (String sql :
          List.of(
              "CREATE TABLE customer (id int PRIMARY KEY, name varchar(40), phone varchar(40),"
                  + " region varchar(40), day date)",
              "CREATE TABLE orders (id int PRIMARY KEY, customer_id int, region varchar(40))",
              "INSERT INTO customer VALUES (1, 'Ann', '0123456', 'EU', '2026-01-01'),"
                  + " (2, 'Bo', '77', 'US', '2026-01-01'), (3, 'Cy', '0', 'EU', '1970-01-01'),"
                  + " (4, 'Di', 'x', '0', '2026-01-01')",
              "INSERT INTO orders VALUES (1, 1, 'EU'), (2, 2, 'US'), (3, 1, 'EU')")) {
        statement.execute(sql);
      }
    }
    tool = QueryTool.inMemory();
    if (database == null) {
      tool.connections().register("shop", "sqlite:" + file);
    } else {
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));
    }
    QueryOptions options = QueryOptions.defaults();
    executor =
        new DefaultSafeQueryExecutor(
            (ConnectionSessions) tool.connections(),
            new TextCheck(tool.catalog(), Clock.systemUTC(), options, new GrantNet()),
            options,
            RunLog.none());
    Grant grant =
        Grant.on("shop")
            .table("customer")
            .columns("id", "name", "phone", "region")
            .mask("phone", Mask.keepLast(2))
            .rows("region = :region")
            .table("orders")
            .rows("region = :region")
            .build();
    queries =
        executor.as(new GivenRights(List.of(new BoundGrant(grant, Map.of("region", "EU"), 1))));
  }

  @AfterParameterizedClassInvocation
  void close() {
    executor.close();
    tool.close();
    if (database != null) {
      database.close();
    }
  }

  private QuerySpec sql(String text) {
    return queries.on("shop").sql(text);
  }

  @Test
  void aListShowsWhatItsValuesShowOneByOne() {
    for (int turn = 0; turn < CONDITIONS.size() * ODD.size(); turn += EVERY) {
      String condition = CONDITIONS.get(turn % CONDITIONS.size());
      List<?> values = ODD.get(turn / CONDITIONS.size());
      String text = "SELECT id, phone, region FROM customer WHERE " + condition + " ORDER BY id";
      QuerySpec list = sql(text.replace("{}", ":list")).param("list", values);
      List<String> names = IntStream.range(0, values.size()).mapToObj(i -> "v" + i).toList();
      QuerySpec single = sql(text.replace("{}", ":" + String.join(", :", names)));
      for (int i = 0; i < names.size(); i++) {
        single = single.param(names.get(i), values.get(i));
      }
      String what = dialect + " " + condition + " " + values;
      String shown = outcome(list);

      assertThat(shown).as(what).isEqualTo(outcome(single));
      assertThat(shown).as(what).doesNotContain("US", "77", "0123456", "[2", "[4");
    }
  }

  private static String outcome(QuerySpec spec) {
    List<String> rows = new ArrayList<>();
    Throwable failed =
        catchThrowable(() -> spec.run().rows().forEach(row -> rows.add(row.toString())));
    return failed == null ? rows.toString() : String.valueOf(failed.getMessage());
  }

  @Test
  void aListOfThousandsPassesTheSecondNetAndShowsNoMore() {
    for (int size : DEEP ? new int[] {2, 1_500, 20_000} : new int[] {2, 1_500}) {
      List<Integer> ids = IntStream.rangeClosed(1, size).boxed().toList();
      String text = "SELECT id AS n%d FROM customer WHERE id IN (:ids) ORDER BY id".formatted(size);

      assertThat(sql(text).param("ids", ids).run().rows().toString())
          .isEqualTo(size == 2 ? "[[1]]" : "[[1], [3]]");
    }
  }

  @Test
  void aMaskedColumnIsComparedAsItIsShown() {
    QuerySpec spec = sql("SELECT id FROM customer WHERE phone IN (:phones)");

    assertThat(spec.param("phones", List.of("0123456", "77")).run().rows()).isEmpty();
    String shown = sql("SELECT phone FROM customer WHERE id = 1").value(String.class).orElseThrow();
    assertThat(shown).isNotEqualTo("0123456").endsWith("56");
    List<String> masked = List.of("0123456", shown);
    assertThat(spec.param("phones", masked).run().rows().toString()).isEqualTo("[[1]]");
  }

  @Test
  void theParametersOfAGrantTakeNoList() {
    for (String name : List.of("region", "grant.0.region", "grant.1.region")) {
      QuerySpec spec = sql("SELECT id FROM customer").param(name, List.of("EU", "US", "0"));

      assertThatThrownBy(spec::run)
          .isInstanceOf(ValidationException.class)
          .hasMessage("parameter :" + name + " does not stand in the text; it has no parameters");
    }
    QuerySpec own =
        sql("SELECT id FROM customer WHERE region IN (:region)")
            .param("region", List.of("US", "0", "EU"));
    assertThat(own.run().rows().toString()).isEqualTo("[[1], [3]]");
  }

  @Test
  void whatIsShownOfAGrantedQueryHasNeitherGrantNorValues() {
    QuerySpec spec =
        sql("SELECT id FROM customer WHERE id IN (:ids)").param("ids", List.of(1, 2, 3));

    assertThat(spec.run().effectiveSql()).isEqualTo("SELECT id FROM customer WHERE id IN (?)");
    assertThat(spec.check().listPlaces()).containsExactly(0);
    assertThatThrownBy(
            () -> sql("SELECT id FROM customer\nWHERE id = :ids").param("ids", List.of(1)).run())
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at line 2, column 12")
        .hasMessageNotContaining("grant");
  }

  @Test
  void aListThatIsTooLongWithWhatAGrantBindsIsItselfToBlame() {
    List<Integer> ids = IntStream.rangeClosed(1, ParameterList.MOST).boxed().toList();
    QuerySpec spec = sql("SELECT CASE WHEN id IN (:ids) THEN 1 END FROM orders").param("ids", ids);

    assertThatThrownBy(spec::run)
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("parameter :ids brings more")
        .hasMessageNotContaining("region");
  }

  @Test
  void labelsTellNothingThatAGrantHasWritten() {
    for (String text :
        List.of(
            "SELECT (SELECT max(name) FROM customer), phone FROM orders o JOIN customer c ON"
                + " c.id = o.customer_id",
            "SELECT * FROM (SELECT (SELECT max(phone) FROM customer) AS m, id FROM orders) x",
            "SELECT count(*) + (SELECT count(*) FROM orders), upper('EU') FROM customer",
            "SELECT EXISTS (SELECT 1 FROM orders), id FROM customer")) {
      QuerySpec spec = sql(text);

      assertThat(spec.run().columns().toString()).as(text).doesNotContain("qt_", "region", "WHERE");
      try (RowStream rows = spec.stream()) {
        assertThat(rows.columns().toString()).as(text).doesNotContain("qt_", "region", "WHERE");
      }
      assertThatThrownBy(() -> spec.value(String.class))
          .as(text)
          .isInstanceOf(ValidationException.class)
          .hasMessageNotContaining("qt_")
          .hasMessageNotContaining("region");
    }
  }

  @Test
  void labelsDoNotConfirmAGuessOfWhatAGrantHasWritten() {
    String text = "SELECT (SELECT count(*) FROM orders) FROM customer";
    Grant grant =
        Grant.on("shop").table("orders").rows("id < :most").table("customer").columns("id").build();
    List<BoundGrant> grants = List.of(new BoundGrant(grant, Map.of("most", 77_000L), 2));
    TextCheck texts =
        new TextCheck(tool.catalog(), Clock.systemUTC(), QueryOptions.defaults(), new GrantNet());
    GivenRights rights = new GivenRights(grants);
    String run = new GrantedChecks(texts).checkAlone(rights, "shop", text).sql();
    String label = run.substring("SELECT ".length(), run.indexOf(") FROM", run.indexOf("?")) + 1);
    assertThat(label).contains("<").endsWith(")");
    String guesses = label + " " + label.replace("?", "77000");
    String guessing = text.replace(" FROM customer", ", '" + guesses + "' AS g FROM customer");

    assertThat(executor.as(rights).on("shop").sql(guessing).run().columns())
        .extracting(Column::name)
        .containsExactly(dialect == Dialect.POSTGRES ? "count" : "column 1", "g");
  }

  @Test
  void labelsAreThoseThatTheCallerWroteOrTheCatalogueHas() {
    assertThat(sql("SELECT * FROM orders o").run().columns())
        .extracting(Column::name)
        .containsExactly("id", "customer_id", "region");
    assertThat(sql("SELECT ID, phone AS p, 5 AS a_b FROM customer c").run().columns())
        .extracting(column -> column.name().toLowerCase(Locale.ROOT))
        .containsExactly("id", "p", "a_b");
    String label = sql("SELECT upper(phone) FROM customer").run().columns().get(0).name();
    assertThat(label).isEqualTo(dialect == Dialect.POSTGRES ? "upper" : "upper(phone)");
  }

  private Connection admin() throws SQLException {
    return database == null
        ? DriverManager.getConnection("jdbc:sqlite:" + file)
        : database.connect();
  }
}
