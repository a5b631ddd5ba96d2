package dev.querytool.examples.medialibrary;

import dev.querytool.examples.medialibrary.schema.MediaLibrarySchema;
import dev.querytool.examples.text.TextTable;
import dev.querytool.migration.MigrationReport;
import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** How an old file comes to have the tables of today. */
final class FileHistory {

  private static final String REVIEWS =
      """
      SELECT 't_review' AS place, user_name || ', ' || work_id || ', ' || coalesce(rating, '-')
        || ', ' || coalesce(progress, '-') AS found FROM t_review""";
  private static final String VOICE_ACTORS =
      "SELECT 't_va' AS place, id || ', ' || name AS found FROM t_va";
  private static final String TITLES =
      "SELECT 't_work' AS place, id || ', ' || title AS found FROM t_work WHERE id = 100002";
  private static final String FAVOURITES =
      "SELECT 't_favorite' AS place, user_name || ', ' || works AS found FROM t_favorite";

  private final Clock clock;
  private final PrintWriter out;

  FileHistory(Clock clock, PrintWriter out) {
    this.clock = clock;
    this.out = out;
  }

  /** Makes a file as a program of another kind had left it, takes it over and upgrades it. */
  void tell(Path path) throws IOException {
    String script = script();
    try (SqliteFile file = SqliteFile.open(path)) {
      file.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate(script);
            }
          });
      out.println("The file of a program on Node, with the ledger of knex, from January 2021:");
      show(file, List.of(TITLES, VOICE_ACTORS, FAVOURITES, REVIEWS));
      upgrade(file);
      out.println("What stands there now:");
      show(file, List.of(TITLES, VOICE_ACTORS, REVIEWS));
    }
    SchemaDiff difference = SchemaDiff.ofSnapshot(MediaLibrarySchema.migrations());
    out.printf(
        "A new file is made at once, from a snapshot that differs from all migrations in %s.%n",
        difference.isEmpty() ? "nothing" : difference);
  }

  private void upgrade(SqliteFile file) {
    MigrationReport report = MediaLibrarySchema.upgrade(file, clock);
    out.println();
    report.marked().stream().sorted().forEach(id -> out.println("  taken over  " + id));
    report.applied().forEach(id -> out.println("  applied     " + id));
    out.printf(
        "%d migrations, each in one transaction with its line in the ledger.%n%n",
        report.applied().size());
  }

  private void show(SqliteFile file, List<String> queries) {
    TextTable table = new TextTable(List.of("table", "row"));
    new LibraryFile(file)
        .read(
            sql -> {
              for (String query : queries) {
                sql.list(query + " ORDER BY found", FileHistory::cells).forEach(table::add);
              }
              return table;
            })
        .print(out);
  }

  private static List<String> cells(Row row) throws SQLException {
    return List.of(row.text("place"), row.text("found"));
  }

  private static String script() throws IOException {
    try (InputStream script = FileHistory.class.getResourceAsStream("library-2021.sql")) {
      return new String(
          Objects.requireNonNull(script, "library-2021.sql").readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }
}
