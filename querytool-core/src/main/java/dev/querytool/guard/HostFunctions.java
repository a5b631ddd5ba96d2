package dev.querytool.guard;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of a database, beyond those of the engine, that the application allows queries to
 * call. The application vouches that they only compute.
 *
 * <pre>{@code
 * HostFunctions functions =
 *     HostFunctions.of("geo.distance_km(point, point)").extension("pg_trgm");
 * }</pre>
 *
 * <p>On PostgreSQL, MySQL and MariaDB a function is named with its schema and the types of its
 * arguments, and must be called with that schema, so that no other function can take its place.
 * With a catalogue, a call is refused if the function is not in it, or if another function of the
 * same name that is not allowed could be meant. On SQLite a function has only a name.
 *
 * <p>Some functions can never be allowed: those in the engine's own schemas, and those of
 * extensions that take SQL or table names as arguments, such as tablefunc and dblink. Immutable.
 */
public final class HostFunctions {

  private static final HostFunctions NONE = new HostFunctions(List.of(), List.of());

  private final List<HostFunction> functions;
  private final List<String> extensions;

  private HostFunctions(List<HostFunction> functions, List<String> extensions) {
    this.functions = List.copyOf(functions);
    this.extensions = List.copyOf(extensions);
  }

  /** Returns no functions. */
  public static HostFunctions none() {
    return NONE;
  }

  /**
   * Returns functions by their signatures.
   *
   * @param signatures such as {@code geo.distance_km(double precision, double precision)}, or the
   *     bare name on SQLite
   * @throws dev.querytool.error.ValidationException if one is malformed
   */
  public static HostFunctions of(String... signatures) {
    return new HostFunctions(
        Arrays.stream(signatures).map(HostFunction::parse).toList(), List.of());
  }

  /**
   * Adds the types of a PostgreSQL extension and those of its functions that only compute; they are
   * allowed only where the catalogue tells in which schema the extension lies. The known extensions
   * are citext, fuzzystrmatch, hstore, ltree, pg_trgm and unaccent.
   */
  public HostFunctions extension(String name) {
    TreeSet<String> more = new TreeSet<>(extensions);
    more.add(Characters.lower(requireNonNull(name, "name")));
    return new HostFunctions(functions, List.copyOf(more));
  }

  /** Returns these functions together with others. */
  public HostFunctions and(HostFunctions others) {
    TreeSet<String> both = new TreeSet<>(extensions);
    both.addAll(others.extensions);
    return new HostFunctions(
        Stream.concat(functions.stream(), others.functions.stream()).distinct().toList(),
        List.copyOf(both));
  }

  /** Returns the names of functions that have no schema. */
  Set<String> bareNames() {
    return functions.stream()
        .filter(function -> !function.signature())
        .map(HostFunction::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<HostFunction> functions() {
    return functions;
  }

  List<String> extensions() {
    return extensions;
  }

  /**
   * Refuses what can never be allowed on an engine, or is not named as it has to be there.
   *
   * @throws dev.querytool.error.ValidationException if there is any of it
   */
  void requireFit(Dialect dialect) {
    functions.forEach(function -> HostFunctionRules.check(function, dialect));
    extensions.forEach(name -> HostFunctionRules.checkExtension(name, dialect));
  }

  /** Shows what is allowed. */
  @Override
  public String toString() {
    return "HostFunctions"
        + Stream.concat(functions.stream().map(HostFunction::written), extensions.stream())
            .toList();
  }
}
