package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.stream.Stream;

/** The statements of the project that a dialect's guard accepts. */
final class AcceptedTexts {

  private AcceptedTexts() {}

  static List<String> of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> texts(PostgresStatements.accepted());
      case MYSQL, MARIADB ->
          MysqlStatements.of(dialect)
              .filter(one -> one.rule().isEmpty())
              .map(MysqlStatements.Case::sql)
              .toList();
      case SQLITE -> texts(SqliteStatements.accepted());
    };
  }

  /** Returns statements of SQLite about the tables of names/schema.sql. */
  static List<String> honest() {
    return NameResolutionTest.honest();
  }

  private static List<String> texts(Stream<SqliteStatements.Case> cases) {
    return cases.map(SqliteStatements.Case::sql).toList();
  }
}
