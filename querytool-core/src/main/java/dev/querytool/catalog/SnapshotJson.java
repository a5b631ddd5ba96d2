package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot in the form in which it is written as JSON: the components are the properties, in this
 * order. Only format and names must be there for an import of words; a whole snapshot needs the
 * rest as well.
 */
record SnapshotJson(
    @Nullable String format,
    @Nullable String connection,
    @Nullable Dialect dialect,
    @Nullable Long version,
    @Nullable String refreshedAt,
    @Nullable String defaultSchema,
    @Nullable NameCase tableNameCase,
    @Nullable List<TableJson> tables,
    @Nullable List<FunctionJson> functions,
    @Nullable List<UnnamedCallJson> unnamedCalls) {

  /** Tells our texts from others, and this form from later ones. */
  static final String FORMAT = "querytool-catalog-1";

  SnapshotJson {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format must be \"" + FORMAT + "\"");
    }
    tables = JsonText.elements(tables, "tables");
    functions = JsonText.elements(functions, "functions");
    unnamedCalls = JsonText.elements(unnamedCalls, "unnamedCalls");
  }

  static SnapshotJson parse(String json) {
    return JsonText.read(json, SnapshotJson.class);
  }

  static SnapshotJson of(CatalogSnapshot snapshot) {
    return new SnapshotJson(
        FORMAT,
        snapshot.connection(),
        snapshot.dialect(),
        snapshot.version(),
        snapshot.refreshedAt().toString(),
        snapshot.defaultSchema(),
        snapshot.tableNameCase(),
        snapshot.tables().stream().map(TableJson::of).toList(),
        snapshot.functions().stream().map(FunctionJson::of).toList(),
        snapshot.dialect() == Dialect.POSTGRES
            ? snapshot.unnamedCalls().stream().map(UnnamedCallJson::of).toList()
            : null);
  }

  String write() {
    return JsonText.write(this);
  }

  /** Returns the tables, none if the text has no such property. */
  List<TableJson> tableList() {
    return requireNonNullElse(tables, List.of());
  }

  CatalogSnapshot toSnapshot() {
    String schema = JsonText.present(defaultSchema, "defaultSchema");
    List<TableMetadata> read = tableList().stream().map(table -> table.toTable(schema)).toList();
    refuseTwice(read);
    String ofConnection = JsonText.present(connection, "connection");
    Dialect engine = JsonText.present(dialect, "dialect");
    return new CatalogSnapshot(
        ofConnection,
        engine,
        JsonText.present(version, "version"),
        instant(JsonText.present(refreshedAt, "refreshedAt")),
        new DatabaseStructure(
            schema,
            requireNonNullElse(tableNameCase, NameCase.ofTables(engine)),
            read,
            requireNonNullElse(functions, List.<FunctionJson>of()).stream()
                .map(function -> function.toFunction(schema))
                .toList(),
            calls(engine)));
  }

  /** A text without them is older than they are, or of an engine that has none. */
  private List<UnnamedCall> calls(Dialect engine) {
    if (unnamedCalls == null) {
      return engine == Dialect.POSTGRES ? List.of(UnnamedCall.UNREAD) : List.of();
    }
    return unnamedCalls.stream().map(UnnamedCallJson::toCall).toList();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ValidationException(
          String.format(
              Locale.ROOT,
              "The catalogue export has refreshedAt '%s'; it must be like 2026-01-31T08:00:00Z.",
              text),
          Map.of("place", "refreshedAt"));
    }
  }

  private static void refuseTwice(List<TableMetadata> tables) {
    Set<List<String>> seen = new HashSet<>();
    for (TableMetadata table : tables) {
      if (!seen.add(List.of(table.schemaName(), table.tableName()))) {
        throw new ValidationException(
            "The catalogue export has the table '" + table.qualifiedName() + "' twice.");
      }
      Set<String> fields = new HashSet<>();
      for (FieldMetadata field : table.fields()) {
        if (!fields.add(field.fieldName())) {
          throw new ValidationException(
              String.format(
                  Locale.ROOT,
                  "The catalogue export has the field '%s.%s' twice.",
                  table.qualifiedName(),
                  field.fieldName()));
        }
      }
    }
  }
}
