package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The lists of favourites, which gave way to works marked by a review. */
final class Favourites {

  private Favourites() {}

  static void mark(MigrationContext context) throws SQLException {
    if (exist(context)) {
      context.run(
          """
          INSERT INTO t_review (user_name, work_id, progress)
          SELECT DISTINCT t_user.name, t_work.id, 'marked'
          FROM t_favorite
          JOIN t_user ON t_user.name = t_favorite.user_name
          JOIN json_each(iif(trim(t_favorite.works) = '', '[]', t_favorite.works)) AS listed
          JOIN t_work ON t_work.id = listed.value
          WHERE NOT EXISTS (
            SELECT 1 FROM t_review
            WHERE t_review.user_name = t_user.name AND t_review.work_id = t_work.id
          );
          DROP TABLE t_favorite;
          """);
    }
  }

  static void createTable(MigrationContext context) {
    context.run(
        """
        CREATE TABLE t_favorite (
          user_name VARCHAR(255) NOT NULL REFERENCES t_user (name),
          name VARCHAR(255) NOT NULL,
          works TEXT NOT NULL,
          PRIMARY KEY (user_name, name)
        )""");
  }

  private static boolean exist(MigrationContext context) throws SQLException {
    try (Statement statement = context.connection().createStatement();
        ResultSet table =
            statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 't_favorite'")) {
      return table.next();
    }
  }
}
