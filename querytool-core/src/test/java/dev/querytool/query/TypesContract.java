package dev.querytool.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each type of an engine becomes; one column of one table for each case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypesContract {

  private TimeZone zone;
  private List<TypeCase> all = List.of();

  abstract void open();

  abstract void execute(String... statements);

  abstract QueryResult read(String sql) throws SQLException;

  abstract void close() throws SQLException;

  abstract List<TypeCase> cases();

  /** Returns the part of the package's table that lists the types of the engine. */
  abstract TypeTable table();

  /** A statement that lets the test store what servers mostly refuse. */
  String setting() {
    return "SELECT 1";
  }

  @BeforeAll
  void prepare() {
    open();
    List<String> statements = new ArrayList<>(List.of(setting()));
    for (int i = 0; i < known().size(); i++) {
      TypeCase one = known().get(i);
      statements.add("CREATE TABLE c" + i + " (n integer, v " + one.declared() + " NULL)");
      statements.add("INSERT INTO c" + i + " VALUES (1, " + one.literal() + "), (2, NULL)");
    }
    execute(statements.toArray(String[]::new));
  }

  @AfterAll
  void drop() throws SQLException {
    close();
  }

  @BeforeEach
  void liveElsewhere() {
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
  }

  @AfterEach
  void comeHome() {
    TimeZone.setDefault(zone);
  }

  List<TypeCase> known() {
    if (all.isEmpty()) {
      all = cases();
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("known")
  void isReadAndWrittenAsTheTableSays(TypeCase one) throws SQLException {
    QueryResult result = read("SELECT v FROM c" + known().indexOf(one) + " ORDER BY n");

    assertThat(result.columns()).containsExactly(new Column("v", one.type()));
    assertThat(plain(result.rows().get(0).value(0).orElseThrow())).isEqualTo(plain(one.value()));
    assertThat(result.rows().get(1).value(0)).isEmpty();
    assertThat(json(result)).isEqualTo("[{\"v\":" + one.json() + "},{\"v\":null}]");
    assertThat(csv(result)).isEqualTo("v\r\n" + one.csv() + "\r\n\"\"\r\n");
  }

  @ParameterizedTest
  @MethodSource("known")
  void readsBackTheSame(TypeCase one) throws Exception {
    QueryResult result = read("SELECT v FROM c" + known().indexOf(one) + " ORDER BY n");

    JsonNode ofJson = ReadBack.tree(json(result)).get(0).get("v");
    assertThat(plain(ReadBack.ofJson(ofJson, one.value()))).isEqualTo(plain(one.value()));
    String ofCsv = fields(csv(result)).get(1).get(0);
    assertThat(plain(ReadBack.ofCsv(ofCsv, requireNonNull(one.value()))))
        .isEqualTo(plain(one.value()));
  }

  @Test
  void nestsJsonOnRequest() throws Exception {
    List<TypeCase> written =
        known().stream().filter(one -> one.declared().matches("(?i)jsonb?")).toList();
    assertThat(written).isNotEmpty();
    for (TypeCase one : written) {
      QueryResult result = read("SELECT v FROM c" + known().indexOf(one) + " ORDER BY n");
      StringBuilder json = new StringBuilder();

      // MariaDB does not tell it from other long texts.
      Json.of(result)
          .nested(one.type().equals("longtext") ? new String[] {"v"} : new String[0])
          .writeTo(json);

      assertThat(ReadBack.tree(json.toString()).get(0).get("v"))
          .isEqualTo(ReadBack.tree(String.valueOf(one.value())));
    }
  }

  /** Returns the Java values that the table names for a case. */
  Set<String> valuesOf(TypeCase one) {
    Set<String> declared = table().values(one.base());
    return declared.isEmpty() ? table().values(one.resultBase()) : declared;
  }

  @Test
  void everyCaseIsThere() {
    assertThat(known()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void everyTypeOfTheTableHasItsCaseWithTheValueItNames() {
    for (String type : table().types()) {
      assertThat(known())
          .as("a case of %s", type)
          .anySatisfy(
              one -> {
                assertThat(one.base()).isEqualTo(type);
                assertThat(table().values(type)).contains(one.valueType());
              });
    }
  }

  @Test
  void everyCaseHasItsPlaceInTheTable() {
    TreeSet<String> missing = new TreeSet<>();
    for (TypeCase one : known()) {
      if (!valuesOf(one).contains(one.valueType()) && !(one.value() instanceof String)) {
        missing.add(one.base() + " as " + one.valueType());
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Binary inside lists compares by content only as text. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(plain(element)));
      return elements;
    }
    return value instanceof byte[] bytes ? "bytes " + HexFormat.of().formatHex(bytes) : value;
  }

  private static String json(QueryResult result) {
    StringBuilder json = new StringBuilder();
    Json.of(result).writeTo(json);
    return json.toString();
  }

  private static String csv(QueryResult result) {
    StringBuilder csv = new StringBuilder();
    Csv.of(result).writeTo(csv);
    return csv.toString();
  }

  private static List<List<String>> fields(String csv) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }

  static QueryResult read(Streaming streaming, Connection connection, String sql)
      throws SQLException {
    try (PreparedStatement statement = streaming.prepare(connection, sql, 0);
        ResultSet rows = statement.executeQuery()) {
      RowReader reader =
          new RowReader(streaming, rows, 0, QueryOptions.defaults(), UnaryOperator.identity());
      List<Row> read = new ArrayList<>();
      while (reader.next()) {
        read.add(reader.read());
      }
      return new QueryResult(reader.columns().list(), read, read.size(), false, Duration.ZERO, sql);
    }
  }
}
