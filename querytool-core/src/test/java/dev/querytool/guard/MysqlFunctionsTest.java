package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlFunctionsTest {

  /** What the server says when it looks for a stored function. */
  private static final Set<Integer> NO_FUNCTION = Set.of(1305, 1630);

  private static final List<String> ARGUMENTS = List.of("()", "(1)", "(1, 1)", "(1, 1, 1)");

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void everyListedFunctionIsTheServersOwn(TestServer server) throws SQLException, IOException {
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      List<String> names = names(server.dialect());
      assertThat(names).hasSizeGreaterThan(200);
      SqlGuard guard = SqlGuard.of(server.dialect());
      assertThat(names).filteredOn(name -> isForeign(connection, name, guard)).isEmpty();
      assertThat(Rows.of(connection, "SELECT no_such_function(1)")).contains("does not exist");
    }
  }

  /** A function of the user's own that writes cannot be called by the name of a listed one. */
  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void noStoredFunctionStandsBehindAListedName(TestServer server) throws SQLException, IOException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE called (name VARCHAR(64))");
      for (String name : names(server.dialect())) {
        plant(statement, name);
      }
      assertThat(count(statement, "information_schema.routines WHERE routine_schema = DATABASE()"))
          .isGreaterThan(200);
      for (String name : names(server.dialect())) {
        for (String arguments : List.of("()", "(1)", " (1)", "(1, 1)", "(1, 1, 1)")) {
          Inspection inspection = guard.inspect("SELECT " + name + arguments);
          if (inspection.accepted()) {
            assertThat(Rows.of(connection, inspection.orThrow().sql()))
                .doesNotContain("Incorrect number of arguments for FUNCTION");
          }
        }
      }
      assertThat(count(statement, "called")).isZero();
      Rows.of(connection, "SELECT `count`(1)");
      Rows.of(connection, "SELECT count (1)");
      assertThat(count(statement, "called")).isEqualTo(2);
    }
  }

  /** A server without a function of the list would call a stored one of its name. */
  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void aNameThatAStoredFunctionHasIsNotCalled(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    try (TestDatabase database = MysqlStatements.database(server)) {
      CatalogSnapshot catalog = MysqlStatements.catalog(database);
      FunctionMetadata lower = stored("Lower", FunctionMetadata.Kind.FUNCTION);
      FunctionMetadata upper = stored("upper", FunctionMetadata.Kind.PROCEDURE);
      CatalogSnapshot shadowed = catalog.withFunctions(List.of(lower, upper));
      String sql = "SELECT LOWER(name) FROM customers";
      assertThat(guard.inspect(sql, catalog).accepted()).isTrue();
      assertThat(guard.inspect(sql, shadowed).violations())
          .extracting(GuardViolation::rule)
          .containsExactly("unknown-function");
      assertThat(guard.inspect("SELECT UPPER(name) FROM customers", shadowed).accepted()).isTrue();
    }
  }

  private static FunctionMetadata stored(String name, FunctionMetadata.Kind kind) {
    return new FunctionMetadata(
        "shop",
        name,
        List.of("varchar"),
        "varchar",
        kind,
        FunctionMetadata.Volatility.VOLATILE,
        "sql",
        "");
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void listsEachNameOnceAndWithACategory(Dialect dialect) throws IOException {
    List<String> names = names(dialect);
    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    assertThat(lines(dialect)).allMatch(line -> line.matches("[a-z][a-z0-9_]*\t[a-z ]+"));
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void listsNothingThatWaitsWritesOrReadsState(Dialect dialect) throws IOException {
    assertThat(names(dialect))
        .doesNotContain(
            "sleep",
            "benchmark",
            "get_lock",
            "release_lock",
            "load_file",
            "last_insert_id",
            "uuid_short",
            "master_pos_wait",
            "source_pos_wait",
            "sys_exec",
            "sys_eval",
            "default",
            "values",
            "json_schema_valid",
            "json_overlaps",
            "extractvalue",
            "updatexml",
            "nextval",
            "setval",
            "st_buffer",
            "st_collect",
            "st_frechetdistance",
            "st_lineinterpolatepoints");
  }

  private static void plant(Statement statement, String name) throws SQLException {
    try {
      statement.execute(
          "CREATE FUNCTION `"
              + name
              + "`(a INT) RETURNS INT NO SQL BEGIN INSERT INTO called VALUES ('"
              + name
              + "'); RETURN 1; END");
    } catch (SQLException e) {
      statement.execute(
          "CREATE FUNCTION `"
              + name
              + "`(a INT) RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO called VALUES ('"
              + name
              + "'); RETURN 1; END");
    }
  }

  /** Tells whether the server looks elsewhere for a function that the guard lets be called. */
  private static boolean isForeign(Connection connection, String name, SqlGuard guard) {
    for (String arguments : ARGUMENTS) {
      if (!guard.inspect("SELECT " + name + arguments).accepted()) {
        continue;
      }
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery("SELECT " + name + arguments).close();
      } catch (SQLException e) {
        if (NO_FUNCTION.contains(e.getErrorCode())) {
          return true;
        }
      }
    }
    return false;
  }

  private static int count(Statement statement, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<String> names(Dialect dialect) throws IOException {
    return lines(dialect).stream().map(line -> line.split("\t", 2)[0]).toList();
  }

  private static List<String> lines(Dialect dialect) throws IOException {
    String resource = "functions/" + dialect.name().toLowerCase(Locale.ROOT) + ".txt";
    List<String> lines = new ArrayList<>();
    try (InputStream in = SqlGuard.class.getResourceAsStream(resource)) {
      assertThat(in).isNotNull();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(lines::add);
    }
    return lines;
  }
}
