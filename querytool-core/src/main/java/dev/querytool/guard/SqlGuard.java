package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a text only reads. What goes in is taken to be hostile; what cannot be analysed
 * is refused.
 *
 * <p>Immutable and safe for use by many threads; starts none.
 */
public final class SqlGuard {

  private final Dialect dialect;

  private SqlGuard(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Returns a guard with the default bounds and no functions beyond the built-in list. */
  public static SqlGuard of(Dialect dialect) {
    return builder(dialect).build();
  }

  /** Starts a guard with options. */
  public static Builder builder(Dialect dialect) {
    return new Builder(dialect);
  }

  /** Inspects a text with names unresolved; never throws. */
  public Inspection inspect(String sql) {
    return Inspection.refusing(
        List.of(
            new GuardViolation(
                "unsupported-dialect", 0, 0, dialect + " is not read yet.", "", List.of())));
  }

  /** Inspects a text with its names resolved against a catalogue; never throws. */
  public Inspection inspect(String sql, CatalogSnapshot catalog) {
    return inspect(sql);
  }

  /** Collects the options of a guard; not thread-safe. */
  public static final class Builder {

    private final Dialect dialect;

    private Builder(Dialect dialect) {
      this.dialect = dialect;
    }

    /** Sets the greatest length of a text in characters, 1 to 100,000; 10,000 by default. */
    public Builder maxLength(int characters) {
      return this;
    }

    /**
     * Accepts {@code :name} parameters, to be bound by the one who runs the query; refused by
     * default.
     */
    public Builder namedParameters() {
      return this;
    }

    /** Allows functions of the host's own by their names, beyond the built-in list. */
    public Builder allowFunctions(Set<String> names) {
      return this;
    }

    /** Builds the guard. */
    public SqlGuard build() {
      return new SqlGuard(dialect);
    }
  }
}
