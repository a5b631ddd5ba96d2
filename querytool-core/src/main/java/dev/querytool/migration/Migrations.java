package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All migrations of a program, ordered by id, optionally with a snapshot: a script that creates in
 * one go what all of them together would create in a fresh file.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Migrations {

  private final List<Migration> ordered;
  private final @Nullable String snapshot;

  private Migrations(List<Migration> ordered, @Nullable String snapshot) {
    this.ordered = ordered;
    this.snapshot = snapshot;
  }

  /** Collects migrations, given in any order. */
  public static Migrations of(Migration... migrations) {
    return of(Arrays.asList(migrations));
  }

  /**
   * Collects migrations, given in any order.
   *
   * @throws ValidationException if two of them have the same id
   */
  public static Migrations of(List<Migration> migrations) {
    List<Migration> ordered =
        migrations.stream().sorted(Comparator.comparing(Migration::id)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).id().equals(ordered.get(i - 1).id())) {
        throw new ValidationException("two migrations have the id '" + ordered.get(i) + "'");
      }
    }
    return new Migrations(ordered, null);
  }

  /**
   * Collects the migrations that an index lists: a class path resource with one id per line, where
   * blank lines and everything after {@code #} are skipped. Each is read by {@link
   * Migration#resource}. No directory is searched, since that works only with some jars and class
   * loaders.
   *
   * @param anchor a class in the package of the index and the scripts
   * @param index the resource's name, such as {@code migrations.index}
   * @throws ValidationException if the index or a script is missing
   */
  public static Migrations index(Class<?> anchor, String index) {
    return of(
        Resources.text(anchor, index)
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(id -> Migration.resource(anchor, id))
            .collect(Collectors.toList()));
  }

  /**
   * Returns a copy that creates fresh files with a script. A test with {@link
   * SchemaDiff#ofSnapshot} can prove that the script keeps up with the migrations. The script must
   * also insert the rows that migrations insert.
   */
  public Migrations withSnapshot(String script) {
    return new Migrations(ordered, requireNonNull(script, "script"));
  }

  /**
   * Returns a copy that creates fresh files with the script in a class path resource.
   *
   * @param anchor a class in the package of the resource
   * @param resource its name, such as {@code schema.sql}
   * @throws ValidationException if there is no such resource
   */
  public Migrations withSnapshot(Class<?> anchor, String resource) {
    return withSnapshot(Resources.text(anchor, resource));
  }

  /** Returns a copy that creates fresh files by applying every migration. */
  public Migrations withoutSnapshot() {
    return new Migrations(ordered, null);
  }

  /** Returns the migrations, oldest first. */
  public List<Migration> list() {
    return ordered;
  }

  /** Finds a migration by its id. */
  public Optional<Migration> find(String id) {
    return ordered.stream().filter(migration -> migration.id().equals(id)).findFirst();
  }

  /** Returns the snapshot's script, if there is one. */
  public Optional<String> findSnapshot() {
    return Optional.ofNullable(snapshot);
  }

  List<Migration> upTo(Migration last) {
    return ordered.stream().filter(migration -> migration.id().compareTo(last.id()) <= 0).toList();
  }

  Migration get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new MigrationException(
                    MigrationProblem.UNKNOWN_ID,
                    String.format(
                        Locale.ROOT,
                        "there is no migration '%s'; the last is '%s'",
                        id,
                        lastId())));
  }

  private String lastId() {
    return ordered.isEmpty() ? "" : ordered.get(ordered.size() - 1).id();
  }
}
