package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One versioned change of a file: how to apply it, and optionally how to undo it and how to check
 * it.
 *
 * <p>Its id is {@code <yyyymmddhhmmss>_<what>}, such as {@code 20260131120000_add_rating}; ids
 * determine the order. Once a migration has been shipped, its script must not change: the ledger
 * keeps its checksum (line endings do not count). The checksum of a migration in Java is a
 * constant.
 *
 * <p>A statement that works on an empty table can fail on one with rows ({@code ADD COLUMN …
 * DEFAULT CURRENT_TIMESTAMP} does), so test migrations on files with rows. Immutable and safe for
 * use by many threads if its steps are.
 */
public final class Migration {

  private static final Pattern ID = Pattern.compile("[0-9]{14}_[A-Za-z0-9_-]{1,200}");
  private static final String JAVA_CHECKSUM = "java";

  private final String id;
  private final String checksum;
  private final MigrationStep up;
  private final @Nullable MigrationStep down;
  private final @Nullable MigrationStep check;

  private Migration(
      String id,
      String checksum,
      MigrationStep up,
      @Nullable MigrationStep down,
      @Nullable MigrationStep check) {
    this.id = id;
    this.checksum = checksum;
    this.up = up;
    this.down = down;
    this.check = check;
  }

  /**
   * Creates a migration from a script.
   *
   * @param id {@code <yyyymmddhhmmss>_<what>}; letters, digits, {@code _} and {@code -}
   * @param script the SQL, in the form that {@link MigrationContext#run} accepts
   */
  public static Migration sql(String id, String script) {
    requireNonNull(script, "script");
    return new Migration(checked(id), sha256(script), context -> context.run(script), null, null);
  }

  /**
   * Creates a migration from the class path resource {@code <id>.sql} beside a class; {@code
   * <id>.down.sql}, if present, undoes it.
   *
   * @param anchor a class in the package of the resources
   * @param id as for {@link #sql}
   * @throws ValidationException if there is no such resource
   */
  public static Migration resource(Class<?> anchor, String id) {
    Migration migration = sql(id, Resources.text(anchor, checked(id) + ".sql"));
    Optional<String> down = Resources.findText(anchor, id + ".down.sql");
    return down.isPresent() ? migration.withDown(down.get()) : migration;
  }

  /**
   * Creates a migration from Java code.
   *
   * @param id as for {@link #sql}
   * @param up what it does
   */
  public static Migration java(String id, MigrationStep up) {
    return new Migration(checked(id), JAVA_CHECKSUM, requireNonNull(up, "up"), null, null);
  }

  /** Returns a copy that can be undone by a script. */
  public Migration withDown(String script) {
    requireNonNull(script, "script");
    return withDown((MigrationContext context) -> context.run(script));
  }

  /** Returns a copy that can be undone by Java code. */
  public Migration withDown(MigrationStep step) {
    return new Migration(id, checksum, up, requireNonNull(step, "step"), check);
  }

  /**
   * Returns a copy that is checked after it is applied, in the same transaction.
   *
   * @param step throws if the file is not as it should be, which rolls the migration back
   */
  public Migration withCheck(MigrationStep step) {
    return new Migration(id, checksum, up, down, requireNonNull(step, "step"));
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the SHA-256 of the script in hexadecimal, or {@code java}. */
  public String checksum() {
    return checksum;
  }

  /** Tells whether it can be undone. */
  public boolean isReversible() {
    return down != null;
  }

  /** Returns the id. */
  @Override
  public String toString() {
    return id;
  }

  MigrationStep up() {
    return up;
  }

  Optional<MigrationStep> down() {
    return Optional.ofNullable(down);
  }

  Optional<MigrationStep> check() {
    return Optional.ofNullable(check);
  }

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ValidationException(
          String.format(
              Locale.ROOT,
              "migration id '%s' is not <yyyymmddhhmmss>_<what>, such as 20260131120000_add_rating",
              id));
    }
    return id;
  }

  private static String sha256(String script) {
    try {
      byte[] bytes = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
