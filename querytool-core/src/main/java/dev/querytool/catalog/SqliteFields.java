package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The columns of SQLite's tables and views. */
final class SqliteFields {

  private static final Logger log = LoggerFactory.getLogger(SqliteFields.class);

  private static final BulkQuery FIELDS =
      new BulkQuery(
          Told.COLUMNS,
          """
      SELECT n.key AS place, n.value AS tbl, f.name, f.type, f."notnull" AS required, f.dflt_value, f.pk, f.hidden
      FROM json_each(?) n
      CROSS JOIN pragma_table_xinfo(n.value, 'main') f
      """);

  private static final int HIDDEN = 1;

  private static final int LONGEST_TYPE = 200;

  private static final Pattern TYPE_WITH_LENGTH =
      Pattern.compile(
          "[^(]*(?:CHAR|TEXT|CLOB|STRING|BLOB|BINARY)[^(]*\\(\\s*(\\d{1,18})[^\\d,]*\\).*");

  private final SqliteKeys keys;
  private final Map<String, List<FieldMetadata>> byTable = new HashMap<>();

  private SqliteFields(SqliteKeys keys) {
    this.keys = keys;
  }

  /** Reads the fields by the names of their tables; a relation that cannot be opened has none. */
  static Map<String, List<FieldMetadata>> read(
      StructureReading reading, List<SqliteMetadata.Relation> relations, SqliteKeys keys)
      throws SQLException {
    Map<String, SqliteMetadata.Relation> byName = new HashMap<>();
    relations.forEach(relation -> byName.put(relation.name(), relation));
    List<String> names = relations.stream().map(SqliteMetadata.Relation::name).toList();
    SqliteFields fields = new SqliteFields(keys);
    SqliteRows.read(
        reading,
        FIELDS,
        names,
        row -> fields.add(row.name("tbl"), row),
        (name, why) -> skip(Objects.requireNonNull(byName.get(name)), why));
    fields.byTable.replaceAll(fields::withRowid);
    return fields.byTable;
  }

  /** Tables can always be opened: if one is said not to be, something else is wrong. */
  private static void skip(SqliteMetadata.Relation relation, SQLException why) throws SQLException {
    if (relation.isTable()) {
      throw why;
    }
    log.warn(
        "The {} '{}' cannot be opened and is kept without fields: {}",
        relation.type(),
        relation.name(),
        why.getMessage());
  }

  private void add(String table, ToldRow row) throws SQLException {
    if (row.number("hidden") == HIDDEN) {
      return;
    }
    List<FieldMetadata> fields = byTable.computeIfAbsent(table, name -> new ArrayList<>());
    FoundFields.refuseWidth(fields);
    String name = row.name("name");
    String type = Objects.requireNonNullElse(row.textOrNull("type"), "");
    fields.add(
        FieldMetadata.builder(name, type)
            .ordinalPosition(fields.size() + 1)
            .nullable(!row.flag("required"))
            .primaryKeyPosition(row.number("pk"))
            .unique(keys.isUnique(table, name))
            .generated(row.number("hidden") > HIDDEN)
            .columnDefault(row.textOrNull("dflt_value"))
            .maxLength(maxLength(type))
            .build());
  }

  /**
   * A single INTEGER primary key without an index of its own is the rowid under another name:
   * unique and never NULL, although SQLite lists it otherwise.
   */
  private List<FieldMetadata> withRowid(String table, List<FieldMetadata> fields) {
    List<FieldMetadata> key = fields.stream().filter(FieldMetadata::primaryKey).toList();
    if (key.size() != 1
        || keys.hasPrimaryKeyIndex(table)
        || !key.get(0).dataType().equalsIgnoreCase("INTEGER")) {
      return fields;
    }
    return fields.stream()
        .map(
            field ->
                field.primaryKey() ? field.toBuilder().unique(true).nullable(false).build() : field)
        .toList();
  }

  /** The length in a declared type of text or bytes; numbers in other types count digits. */
  private static @Nullable Long maxLength(String type) {
    if (type.length() > LONGEST_TYPE) {
      return null;
    }
    Matcher matcher = TYPE_WITH_LENGTH.matcher(type.toUpperCase(Locale.ROOT));
    return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
  }
}
