package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FunctionMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What calls a host's functions make possible in a database, as far as its catalogue tells.
 * Immutable, safe for many threads.
 */
final class HostCalls {

  /** Why a proof says that such a function is called. */
  static final String REASON = "allowed by the host";

  /** A schema and a name in it; the schema is empty while it is not known. */
  private record Name(String schema, String name) {}

  /**
   * What is known of a name.
   *
   * @param function what a proof says of it
   * @param refusal why it cannot be called all the same; empty if it can
   */
  private record Call(AllowedFunction function, String refusal) {}

  private final Map<Name, Call> calls = new HashMap<>();
  private final Map<String, TreeSet<String>> schemas = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();

  private HostCalls() {}

  /**
   * Holds functions against a catalogue.
   *
   * @param catalog what the database has; null if that is not known
   */
  static HostCalls of(HostFunctions host, @Nullable CatalogSnapshot catalog) {
    HostCalls calls = new HostCalls();
    Map<Name, List<HostFunction>> named =
        host.functions().stream()
            .filter(HostFunction::signature)
            .collect(Collectors.groupingBy(one -> new Name(one.schema(), one.name())));
    Map<Name, List<HostFunction>> brought = new HashMap<>();
    for (String extension : host.extensions()) {
      calls.addExtension(extension, catalog, brought);
    }
    List<Name> all = new ArrayList<>(named.keySet());
    brought.keySet().stream().filter(name -> !named.containsKey(name)).forEach(all::add);
    for (Name name : all) {
      List<HostFunction> explicit = named.getOrDefault(name, List.of());
      List<HostFunction> implied = brought.getOrDefault(name, List.of());
      String refusal = catalog == null ? "" : refusal(name, explicit, implied, catalog);
      calls.add(name, refusal);
    }
    return calls;
  }

  /** Tells whether the host has named nothing. */
  boolean isEmpty() {
    return calls.isEmpty();
  }

  /**
   * Returns the schema in which a name without one is called; empty if there is none or several.
   */
  String schemaOf(String name) {
    TreeSet<String> known = schemas.get(name);
    return known == null || known.size() > 1 ? "" : known.first();
  }

  /** Returns the schema in which a type of an extension lies; empty if it is not one. */
  String schemaOfType(String name) {
    return types.getOrDefault(name, "");
  }

  /** Tells whether a type, written with its schema, is one of an extension. */
  boolean isType(String written) {
    int dot = written.lastIndexOf('.');
    return dot > 0
        && unquoted(written.substring(0, dot)).equals(types.get(written.substring(dot + 1)));
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : Characters.lower(name);
  }

  /** Tells whether the host has named a function; the schema is empty where none is written. */
  boolean has(String schema, String name) {
    return calls.containsKey(new Name(schema, Characters.lower(name)))
        || (schema.isEmpty() && schemas.containsKey(Characters.lower(name)));
  }

  /** Finds a function that may be called. */
  Optional<AllowedFunction> find(String schema, String name) {
    Call call = calls.get(new Name(schema, Characters.lower(name)));
    return call == null || !call.refusal().isEmpty()
        ? Optional.empty()
        : Optional.of(call.function());
  }

  /** Says why a function that the host has named cannot be called. */
  String refusal(String schema, String name) {
    Call call = calls.get(new Name(schema, Characters.lower(name)));
    return call == null
        ? name + " is allowed in several schemas; write the schema before it."
        : call.refusal();
  }

  private void add(Name name, String refusal) {
    String called = name.schema() + "." + name.name();
    calls.put(name, new Call(new AllowedFunction(called, REASON), refusal));
    schemas.computeIfAbsent(name.name(), none -> new TreeSet<>()).add(name.schema());
  }

  private void addExtension(
      String extension, @Nullable CatalogSnapshot catalog, Map<Name, List<HostFunction>> brought) {
    List<FunctionMetadata> present =
        catalog == null
            ? List.of()
            : catalog.functions().stream()
                .filter(one -> one.extension().equals(extension))
                .toList();
    if (!present.isEmpty()) {
      PostgresExtensions.types(extension)
          .forEach(type -> types.put(type, present.get(0).schemaName()));
    }
    for (HostFunction function : PostgresExtensions.functions(extension)) {
      if (present.isEmpty()) {
        addAbsent(function.name(), extension, catalog == null);
      } else {
        String schema = present.get(0).schemaName();
        HostFunction there = function.in(schema);
        if (present.stream().anyMatch(there::is)) {
          brought
              .computeIfAbsent(new Name(schema, there.name()), n -> new ArrayList<>())
              .add(there);
        }
      }
    }
  }

  private void addAbsent(String name, String extension, boolean catalogMissing) {
    calls.put(
        new Name("", name),
        new Call(
            new AllowedFunction(name, REASON),
            catalogMissing
                ? name + " is of " + extension + ", and only a catalogue tells its schema."
                : name + " is of " + extension + ", which the catalogue does not have."));
  }

  private static String refusal(
      Name name, List<HostFunction> explicit, List<HostFunction> implied, CatalogSnapshot catalog) {
    List<FunctionMetadata> present =
        catalog.functions().stream()
            .filter(one -> one.kind() != FunctionMetadata.Kind.PROCEDURE)
            .filter(one -> one.schemaName().equals(name.schema()))
            .filter(one -> Characters.lower(one.functionName()).equals(name.name()))
            .toList();
    for (HostFunction function : explicit) {
      if (present.stream().noneMatch(function::is)) {
        return function.written()
            + " is allowed by the host, but not in the catalogue"
            + of(present);
      }
    }
    for (FunctionMetadata function : present) {
      if (PostgresExtensions.isNever(function.extension())) {
        return written(function)
            + " belongs to "
            + function.extension()
            + ", "
            + HostFunctionRules.why(function.extension())
            + ".";
      }
      if (explicit.stream().noneMatch(one -> one.is(function))
          && implied.stream().noneMatch(one -> one.is(function))) {
        return written(function) + " is not allowed by the host, and could be meant here.";
      }
    }
    return "";
  }

  private static String of(List<FunctionMetadata> present) {
    return present.isEmpty()
        ? "; refresh it if the function is new."
        : ", which has "
            + present.stream().map(HostCalls::written).collect(Collectors.joining(", "))
            + ".";
  }

  private static String written(FunctionMetadata function) {
    return function.schemaName()
        + "."
        + function.functionName()
        + "("
        + String.join(", ", function.argumentTypes())
        + ")";
  }
}
