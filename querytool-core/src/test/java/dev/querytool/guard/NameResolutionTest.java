package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements of every shape against SQLite itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NameResolutionTest {

  private NamesDatabase database;

  @BeforeAll
  void open() throws SQLException {
    database = new NamesDatabase(lines("schema.sql"));
  }

  @AfterAll
  void close() throws SQLException {
    database.close();
  }

  static List<String> lines(String file) {
    try (InputStream in = NameResolutionTest.class.getResourceAsStream("names/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<String> honest() {
    return lines("honest.sql");
  }

  static Stream<Arguments> unknown() {
    return lines("unknown.sql").stream()
        .map(line -> line.split(" \\| ", 2))
        .map(parts -> Arguments.of(parts[0], parts[1]));
  }

  @ParameterizedTest
  @MethodSource("honest")
  void readsTheTablesThatSqliteOpens(String sql) throws SQLException {
    assertThat(database.objection(sql)).isNull();
    ResolvedNames names = database.resolve(sql);
    assertThat(names.complete()).isTrue();
    assertThat(database.stored(names)).isEqualTo(database.opened(sql));
  }

  @ParameterizedTest
  @MethodSource("honest")
  void labelsColumnsAsSqliteDoes(String sql) throws SQLException {
    List<String> claimed =
        database.resolve(sql).outputs().stream().map(OutputColumn::label).toList();
    List<String> labels = new ArrayList<>(database.labels(sql));
    assertThat(claimed).hasSameSizeAs(labels);
    for (int i = 0; i < labels.size(); i++) {
      if (claimed.get(i).isEmpty()) {
        labels.set(i, "");
      }
    }
    assertThat(claimed).isEqualTo(labels);
  }

  @ParameterizedTest
  @MethodSource("honest")
  void acceptsWithoutCatalogue(String sql) {
    ResolvedNames names = database.resolve(sql, null);
    assertThat(names.complete()).isFalse();
    assertThat(names.tables()).hasSameSizeAs(database.resolve(sql).tables());
    assertThat(names.tables()).allMatch(table -> table.columns().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void refusesWhatSqliteDoesNotKnow(String rule, String sql) {
    assertThat(database.objection(sql)).isNotNull();
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> database.resolve(sql));
    assertThat(refusal).isNotNull();
    assertThat(refusal.violation().rule()).isEqualTo(rule);
  }
}
