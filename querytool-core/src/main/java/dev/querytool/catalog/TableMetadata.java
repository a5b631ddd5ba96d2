package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table or view: what the database says about it, and what people have annotated. Immutable. */
public final class TableMetadata {

  private static final Pattern OTHERS_ROWS = Pattern.compile("shadow|virtual|child|foreign|linked");

  private final long id;
  private final String schemaName;
  private final String tableName;
  private final TableType tableType;
  private final String nativeType;
  private final @Nullable Long estimatedRows;
  private final @Nullable String comment;
  private final @Nullable String chineseName;
  private final @Nullable String note;
  private final List<String> synonyms;
  private final List<FieldMetadata> fields;
  private final List<ForeignKey> foreignKeys;
  private final NameIndex<FieldMetadata> fieldsByName;

  private TableMetadata(Builder builder) {
    this.id = builder.id;
    this.schemaName = builder.schemaName;
    this.tableName = builder.tableName;
    this.tableType = builder.tableType;
    this.nativeType = builder.nativeType;
    this.estimatedRows = builder.estimatedRows;
    this.comment = builder.comment;
    this.chineseName = builder.chineseName;
    this.note = builder.note;
    this.synonyms = builder.synonyms;
    this.fields = builder.fields;
    this.foreignKeys = builder.foreignKeys;
    this.fieldsByName = NameIndex.of(fields, FieldMetadata::fieldName);
  }

  /** Starts a table of the given schema and name; on SQLite the schema is {@code main}. */
  public static Builder builder(String schemaName, String tableName, TableType tableType) {
    return new Builder(schemaName, tableName, tableType);
  }

  /** Starts a changed copy of this table. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns the id in the store, which refreshes keep; 0 if it was not stored yet. */
  public long id() {
    return id;
  }

  /** Returns the schema as the database spells it. */
  public String schemaName() {
    return schemaName;
  }

  /** Returns the name as the database spells it. */
  public String tableName() {
    return tableName;
  }

  /** Returns {@code schema.table}, unquoted: for people and reports, not for SQL. */
  public String qualifiedName() {
    return schemaName + "." + tableName;
  }

  /** Returns whether it is read as a table or as a view. */
  public TableType tableType() {
    return tableType;
  }

  /**
   * Returns the engine's own word for its kind: {@code table} or {@code view}; on SQLite also
   * {@code strict}, {@code without rowid}, {@code strict, without rowid} and {@code virtual}; on
   * PostgreSQL {@code partitioned table}, {@code foreign table}, {@code child of a table}, {@code
   * parent of a foreign table} and {@code materialized view}; on MySQL and MariaDB {@code
   * partitioned table}, {@code system versioned table} and, of a storage engine that may keep its
   * rows in other tables, files or servers, {@code linked table}.
   */
  public String nativeType() {
    return nativeType;
  }

  /**
   * Tells whether it shows only rows of its own. A grant of all tables does not include one that
   * may show rows of another table, file or server.
   */
  public boolean hasOwnRowsAlone() {
    return tableType == TableType.TABLE && !OTHERS_ROWS.matcher(nativeType).find();
  }

  /** Returns the engine's estimate of the number of rows. */
  public OptionalLong estimatedRows() {
    return estimatedRows == null ? OptionalLong.empty() : OptionalLong.of(estimatedRows);
  }

  /** Returns the comment in the database. */
  public Optional<String> comment() {
    return Optional.ofNullable(comment);
  }

  /** Returns the Chinese name, if one was given. */
  public Optional<String> chineseName() {
    return Optional.ofNullable(chineseName);
  }

  /** Returns the note, if one was written. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** Returns the other words that people use for it. */
  public List<String> synonyms() {
    return synonyms;
  }

  /** Returns the fields in the order of the table. */
  public List<FieldMetadata> fields() {
    return fields;
  }

  /** Returns the foreign keys that lead from this table. */
  public List<ForeignKey> foreignKeys() {
    return foreignKeys;
  }

  /** Returns the names of the primary key's fields, in key order; empty if there is none. */
  public List<String> primaryKey() {
    return fields.stream()
        .filter(FieldMetadata::primaryKey)
        .sorted(Comparator.comparingInt(FieldMetadata::primaryKeyPosition))
        .map(FieldMetadata::fieldName)
        .toList();
  }

  /**
   * Finds a field by its name without regard to ASCII case; of two that differ only in case, the
   * one with the exact spelling.
   */
  public Optional<FieldMetadata> findField(String fieldName) {
    return fieldsByName.find(fieldName);
  }

  /** Returns this table with a field replaced by another of the same name. */
  TableMetadata withField(FieldMetadata changed) {
    List<FieldMetadata> after = new ArrayList<>(fields);
    after.replaceAll(field -> field.fieldName().equals(changed.fieldName()) ? changed : field);
    return toBuilder().fields(after).build();
  }

  /** Tells whether another has the same annotations. */
  boolean hasWordsOf(TableMetadata other) {
    return chineseName().equals(other.chineseName())
        && note().equals(other.note())
        && synonyms.equals(other.synonyms);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableMetadata that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Shows schema, name and type. */
  @Override
  public String toString() {
    return "TableMetadata[" + schemaName + "." + tableName + ", " + tableType + "]";
  }

  private List<Object> values() {
    return List.of(
        id,
        schemaName,
        tableName,
        tableType,
        nativeType,
        estimatedRows(),
        comment(),
        chineseName(),
        note(),
        synonyms,
        fields,
        foreignKeys);
  }

  /** Collects the parts of a table. Not thread-safe. */
  public static final class Builder {

    private final String schemaName;
    private final String tableName;
    private TableType tableType;
    private long id;
    private String nativeType;
    private @Nullable Long estimatedRows;
    private @Nullable String comment;
    private @Nullable String chineseName;
    private @Nullable String note;
    private List<String> synonyms = List.of();
    private List<FieldMetadata> fields = List.of();
    private List<ForeignKey> foreignKeys = List.of();

    private Builder(String schemaName, String tableName, TableType tableType) {
      this.schemaName = requireNonNull(schemaName, "schemaName");
      this.tableName = requireNonNull(tableName, "tableName");
      this.tableType = requireNonNull(tableType, "tableType");
      this.nativeType = tableType == TableType.TABLE ? "table" : "view";
    }

    private Builder(TableMetadata from) {
      this(from.schemaName, from.tableName, from.tableType);
      this.id = from.id;
      this.nativeType = from.nativeType;
      this.estimatedRows = from.estimatedRows;
      this.comment = from.comment;
      this.chineseName = from.chineseName;
      this.note = from.note;
      this.synonyms = from.synonyms;
      this.fields = from.fields;
      this.foreignKeys = from.foreignKeys;
    }

    /** Sets the id in the store. */
    public Builder id(long value) {
      id = value;
      return this;
    }

    /** Sets whether it is read as a table or as a view. */
    public Builder tableType(TableType value) {
      tableType = requireNonNull(value, "tableType");
      return this;
    }

    /** Sets the engine's own word for its kind. */
    public Builder nativeType(String value) {
      nativeType = requireNonNull(value, "nativeType");
      return this;
    }

    /** Sets the estimate of the number of rows; null for none. */
    public Builder estimatedRows(@Nullable Long value) {
      estimatedRows = value;
      return this;
    }

    /** Sets the database's comment; null for none. */
    public Builder comment(@Nullable String value) {
      comment = value;
      return this;
    }

    /** Sets the Chinese name; null for none. */
    public Builder chineseName(@Nullable String value) {
      chineseName = value;
      return this;
    }

    /** Sets the note; null for none. */
    public Builder note(@Nullable String value) {
      note = value;
      return this;
    }

    /** Sets the other words that people use for it. */
    public Builder synonyms(List<String> value) {
      synonyms = List.copyOf(value);
      return this;
    }

    /** Sets all annotations to those of another. */
    Builder words(TableMetadata other) {
      return chineseName(other.chineseName).note(other.note).synonyms(other.synonyms);
    }

    /** Sets the fields, in the order of the table. */
    public Builder fields(List<FieldMetadata> value) {
      fields = List.copyOf(value);
      return this;
    }

    /** Sets the foreign keys. */
    public Builder foreignKeys(List<ForeignKey> value) {
      foreignKeys = List.copyOf(value);
      return this;
    }

    /** Builds the table. */
    public TableMetadata build() {
      return new TableMetadata(this);
    }
  }
}
