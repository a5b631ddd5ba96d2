package dev.querytool.migration;

import dev.querytool.error.ValidationException;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The differences between the schemas of two SQLite files: tables, columns with their types,
 * defaults and keys, foreign keys with their actions, checks, indexes, views and triggers.
 *
 * <p>The order of columns and constraints, the case and quoting of names, white space and comments
 * are ignored, as are migration ledgers and SQLite's internal tables.
 *
 * <pre>{@code
 * @Test
 * void snapshotKeepsUpWithTheMigrations() {
 *   assertThat(SchemaDiff.ofSnapshot(MIGRATIONS).differences()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class SchemaDiff {

  private final List<String> differences;

  private SchemaDiff(List<String> differences) {
    this.differences = List.copyOf(differences);
  }

  /** Compares two files as they are now. */
  public static SchemaDiff between(SqliteFile expected, SqliteFile actual) {
    return of("expected", SchemaFacts.of(expected), "actual", SchemaFacts.of(actual));
  }

  /**
   * Compares a file created by the snapshot with one created by all migrations, in temporary files.
   *
   * @throws ValidationException if there is no snapshot
   * @throws MigrationException if either fails
   */
  public static SchemaDiff ofSnapshot(Migrations migrations) {
    if (migrations.findSnapshot().isEmpty()) {
      throw new ValidationException("the migrations have no snapshot to compare with");
    }
    return of(
        "snapshot",
        factsOf(file -> Migrator.of(file, migrations).up()),
        "migrations",
        factsOf(file -> Migrator.of(file, migrations.withoutSnapshot()).up()));
  }

  /** Tells whether the schemas are the same. */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /** Returns one sentence for each difference, ordered by the object that differs. */
  public List<String> differences() {
    return differences;
  }

  /** Returns the differences, one per line. */
  @Override
  public String toString() {
    return isEmpty() ? "no differences" : String.join("\n", differences);
  }

  private static SchemaDiff of(
      String leftName, Map<String, String> left, String rightName, Map<String, String> right) {
    TreeSet<String> things = new TreeSet<>(left.keySet());
    things.addAll(right.keySet());
    List<String> differences = new ArrayList<>();
    for (String thing : things) {
      String one = left.get(thing);
      String other = right.get(thing);
      if (other == null) {
        differences.add(String.format(Locale.ROOT, "%s: only in the %s schema", thing, leftName));
      } else if (one == null) {
        differences.add(String.format(Locale.ROOT, "%s: only in the %s schema", thing, rightName));
      } else if (!one.equals(other)) {
        differences.add(
            String.format(
                Locale.ROOT,
                "%s: %s has [%s], %s has [%s]",
                thing,
                leftName,
                one,
                rightName,
                other));
      }
    }
    return new SchemaDiff(differences);
  }

  private static Map<String, String> factsOf(Consumer<SqliteFile> maker) {
    try {
      Path directory = Files.createTempDirectory("querytool-schema");
      try (SqliteFile file = SqliteFile.open(directory.resolve("schema.db"))) {
        maker.accept(file);
        return SchemaFacts.of(file);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a file to compare schemas", e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.delete(directory);
  }
}
