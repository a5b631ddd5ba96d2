package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Titles that a reader of web pages wrote down twice, on two lines. The same words twice on one
 * line may be a title.
 */
final class DoubledTitles {

  private static final Pattern TWICE =
      Pattern.compile("\\s*(\\S.*?)\\h*\\R\\s*\\1\\s*", Pattern.DOTALL);

  private DoubledTitles() {}

  static void halve(MigrationContext context) throws SQLException {
    Map<Long, String> halved = new LinkedHashMap<>();
    try (Statement statement = context.connection().createStatement();
        ResultSet work = statement.executeQuery("SELECT id, title FROM t_work")) {
      while (work.next()) {
        Matcher twice = TWICE.matcher(work.getString("title"));
        if (twice.matches()) {
          halved.put(work.getLong("id"), twice.group(1));
        }
      }
    }
    halved.forEach(
        (id, title) -> context.update("UPDATE t_work SET title = ? WHERE id = ?", title, id));
  }
}
