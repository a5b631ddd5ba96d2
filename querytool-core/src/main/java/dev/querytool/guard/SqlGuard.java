package dev.querytool.guard;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a text only reads. Every text is presumed hostile; what cannot be analysed is
 * refused.
 *
 * <pre>{@code
 * SqlGuard guard = SqlGuard.of(Dialect.SQLITE);
 * ReadOnlyQuery query = guard.inspect("SELECT name FROM customer").orThrow();
 * }</pre>
 *
 * <p>A guard answers texts it has seen before from its own bounded cache, so keep one rather than
 * creating one for each text.
 *
 * <p>Immutable and safe for use by many threads; starts no threads.
 */
public final class SqlGuard {

  private static final Logger LOG = LoggerFactory.getLogger(SqlGuard.class);

  /** Made beforehand: where the stack is full there is no room to make it. */
  private static final Inspection TOO_DEEP =
      refused(GuardRule.TOO_COMPLEX.refusal("The statement is nested too deep."));

  private final InspectionSteps steps;
  private final GrantedSteps grantedSteps;
  private final InspectionCache cache = new InspectionCache();

  private SqlGuard(Dialect dialect, GuardOptions options) {
    this.steps = new InspectionSteps(dialect, options);
    this.grantedSteps = new GrantedSteps(steps.withoutHost());
  }

  /** Returns a guard with the default limits that allows no functions beyond the built-in list. */
  public static SqlGuard of(Dialect dialect) {
    return builder(dialect).build();
  }

  /** Starts a guard with options. */
  public static Builder builder(Dialect dialect) {
    return new Builder(requireNonNull(dialect, "dialect"));
  }

  /**
   * Inspects a text without resolving names; never throws, whatever the text.
   *
   * <p>On PostgreSQL {@code t.name} may also call a function {@code name} that takes a row of
   * {@code t}. Built-in ones are known and refused, but only a catalogue can tell the columns of a
   * table from user-defined functions: before a text is run, inspect it with one.
   */
  public Inspection inspect(String sql) {
    return cached(sql, null, null);
  }

  /**
   * Inspects a text and resolves its names against a catalogue; never throws, whatever the text.
   */
  public Inspection inspect(String sql, CatalogSnapshot catalog) {
    return cached(sql, requireNonNull(catalog, "catalog"), null);
  }

  /**
   * Returns an accepted text with {@code ?} in place of each literal and without comments, for logs
   * that must not contain them. The text is cut where the dialect cannot read it.
   */
  public static String withoutLiterals(Dialect dialect, String accepted) {
    return LiteralFree.of(requireNonNull(dialect, "dialect"), requireNonNull(accepted, "accepted"));
  }

  /**
   * Inspects a text of a caller who may see only what is granted; never throws, whatever the text.
   * What is not granted is reported as if it did not exist. The accepted query has the grants
   * written into its text.
   *
   * @param catalog the whole catalogue of the connection
   * @param view what the caller may see of it
   */
  public Inspection inspect(String sql, CatalogSnapshot catalog, GrantedView view) {
    requireNonNull(catalog, "catalog");
    return cached(sql, catalog, view.isEverything() ? null : view);
  }

  /**
   * Checks that a grant fits a catalogue: that its tables and columns exist, its filters can be
   * parsed and name only what exists, and its masks fit their columns.
   *
   * @throws dev.querytool.error.ValidationException if it does not; the message says why
   */
  public void requireFit(Grant grant, CatalogSnapshot catalog) {
    grantedSteps.requireFit(grant, requireNonNull(catalog, "catalog"));
  }

  private Inspection cached(
      String sql, @Nullable CatalogSnapshot catalog, @Nullable GrantedView view) {
    requireNonNull(sql, "sql");
    try {
      return cache.get(sql, catalog, view, () -> inspected(sql, catalog, view));
    } catch (StackOverflowError e) {
      return TOO_DEEP;
    }
  }

  private Inspection inspected(
      String sql, @Nullable CatalogSnapshot catalog, @Nullable GrantedView view) {
    try {
      return Inspection.accepting(
          view == null || catalog == null
              ? steps.prove(sql, catalog)
              : grantedSteps.prove(sql, catalog, view));
    } catch (Refusal e) {
      return refused(e);
    } catch (StackOverflowError e) {
      return TOO_DEEP;
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The guard failed on a statement and refused it.", e);
      return refused(GuardRule.FAILURE.refusal("The statement could not be analysed."));
    }
  }

  private static Inspection refused(Refusal refusal) {
    return Inspection.refusing(refusal.violations());
  }

  /** Collects the options of a guard; not thread-safe. */
  public static final class Builder {

    private final Dialect dialect;
    private int maxLength = Bounds.DEFAULT_LENGTH;
    private boolean namedParameters;
    private HostFunctions functions = HostFunctions.none();

    private Builder(Dialect dialect) {
      this.dialect = dialect;
    }

    /**
     * Sets the greatest length of a text in characters, 1 to 100,000; 10,000 by default.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxLength(int characters) {
      this.maxLength = new Bounds(characters).maxLength();
      return this;
    }

    /**
     * Accepts {@code :name} parameters, which are bound when the query is run; refused by default.
     */
    public Builder namedParameters() {
      this.namedParameters = true;
      return this;
    }

    /** Allows functions beyond the built-in list; none by default. */
    public Builder allowFunctions(HostFunctions allowed) {
      this.functions = requireNonNull(allowed, "allowed");
      return this;
    }

    /**
     * Builds the guard.
     *
     * @throws dev.querytool.error.ValidationException if a function can never be allowed in this
     *     dialect, or is not named in the form the dialect needs
     */
    public SqlGuard build() {
      functions.requireFit(dialect);
      return new SqlGuard(dialect, new GuardOptions(maxLength, namedParameters, functions));
    }
  }
}
