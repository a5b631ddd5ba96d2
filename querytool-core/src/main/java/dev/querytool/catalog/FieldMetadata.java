package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or view: what the database says about it, and what people have annotated.
 * Immutable.
 */
public final class FieldMetadata {

  private final long id;
  private final String fieldName;
  private final int ordinalPosition;
  private final String dataType;
  private final boolean nullable;
  private final int primaryKeyPosition;
  private final boolean unique;
  private final boolean generated;
  private final @Nullable String columnDefault;
  private final @Nullable Long maxLength;
  private final @Nullable String comment;
  private final @Nullable String chineseName;
  private final @Nullable String note;
  private final List<String> synonyms;

  private FieldMetadata(Builder builder) {
    this.id = builder.id;
    this.fieldName = builder.fieldName;
    this.ordinalPosition = builder.ordinalPosition;
    this.dataType = builder.dataType;
    this.nullable = builder.nullable;
    this.primaryKeyPosition = builder.primaryKeyPosition;
    this.unique = builder.unique;
    this.generated = builder.generated;
    this.columnDefault = builder.columnDefault;
    this.maxLength = builder.maxLength;
    this.comment = builder.comment;
    this.chineseName = builder.chineseName;
    this.note = builder.note;
    this.synonyms = builder.synonyms;
  }

  /** Starts a field of the given name and type. */
  public static Builder builder(String fieldName, String dataType) {
    return new Builder(fieldName, dataType);
  }

  /** Starts a changed copy of this field. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns the id in the store, which refreshes keep; 0 if it was not stored yet. */
  public long id() {
    return id;
  }

  /** Returns the column's name as the database spells it. */
  public String fieldName() {
    return fieldName;
  }

  /** Returns the position of the column in its table, from 1. */
  public int ordinalPosition() {
    return ordinalPosition;
  }

  /**
   * Returns the type as it would be declared, such as {@code varchar(40)} or {@code integer[]}; a
   * domain is followed by its base type in brackets, an enum of PostgreSQL by {@code (enum type)}.
   * May be empty on SQLite.
   */
  public String dataType() {
    return dataType;
  }

  /**
   * Returns the name of an enum of PostgreSQL as the server writes it; empty if the type is none,
   * or one into which a function casts that someone made.
   */
  public Optional<String> enumType() {
    return PostgresTypeText.enumIn(dataType);
  }

  /** Tells whether the column allows NULL. */
  public boolean nullable() {
    return nullable;
  }

  /** Tells whether the column is part of the primary key. */
  public boolean primaryKey() {
    return primaryKeyPosition > 0;
  }

  /** Returns the position in the primary key, from 1; 0 if it is not part of it. */
  public int primaryKeyPosition() {
    return primaryKeyPosition;
  }

  /** Tells whether the column alone is unique. */
  public boolean unique() {
    return unique;
  }

  /** Tells whether the database computes the value from other columns, stored or not. */
  public boolean generated() {
    return generated;
  }

  /**
   * Returns the default as SQL text; for auto-numbered columns {@code GENERATED … AS IDENTITY} or
   * {@code AUTO_INCREMENT}.
   */
  public Optional<String> columnDefault() {
    return Optional.ofNullable(columnDefault);
  }

  /** Returns the greatest length in characters or bytes, depending on the type. */
  public OptionalLong maxLength() {
    return maxLength == null ? OptionalLong.empty() : OptionalLong.of(maxLength);
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

  /** Tells whether another has the same annotations. */
  boolean hasWordsOf(FieldMetadata other) {
    return chineseName().equals(other.chineseName())
        && note().equals(other.note())
        && synonyms.equals(other.synonyms);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldMetadata that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Shows name and type. */
  @Override
  public String toString() {
    return "FieldMetadata[" + fieldName + " " + dataType + "]";
  }

  private List<Object> values() {
    return List.of(
        id,
        fieldName,
        ordinalPosition,
        dataType,
        nullable,
        primaryKeyPosition,
        unique,
        generated,
        columnDefault(),
        maxLength(),
        comment(),
        chineseName(),
        note(),
        synonyms);
  }

  /** Collects the parts of a field. Not thread-safe. */
  public static final class Builder {

    private final String fieldName;
    private String dataType;
    private long id;
    private int ordinalPosition = 1;
    private boolean nullable = true;
    private int primaryKeyPosition;
    private boolean unique;
    private boolean generated;
    private @Nullable String columnDefault;
    private @Nullable Long maxLength;
    private @Nullable String comment;
    private @Nullable String chineseName;
    private @Nullable String note;
    private List<String> synonyms = List.of();

    private Builder(String fieldName, String dataType) {
      this.fieldName = requireNonNull(fieldName, "fieldName");
      this.dataType = requireNonNull(dataType, "dataType");
    }

    private Builder(FieldMetadata from) {
      this(from.fieldName, from.dataType);
      this.id = from.id;
      this.ordinalPosition = from.ordinalPosition;
      this.nullable = from.nullable;
      this.primaryKeyPosition = from.primaryKeyPosition;
      this.unique = from.unique;
      this.generated = from.generated;
      this.columnDefault = from.columnDefault;
      this.maxLength = from.maxLength;
      this.comment = from.comment;
      this.chineseName = from.chineseName;
      this.note = from.note;
      this.synonyms = from.synonyms;
    }

    /** Sets the id in the store. */
    public Builder id(long value) {
      id = value;
      return this;
    }

    /** Sets the type as the database spells it. */
    public Builder dataType(String value) {
      dataType = requireNonNull(value, "dataType");
      return this;
    }

    /** Sets the position in the table, from 1. */
    public Builder ordinalPosition(int value) {
      ordinalPosition = value;
      return this;
    }

    /** Sets whether NULL is allowed; true by default. */
    public Builder nullable(boolean value) {
      nullable = value;
      return this;
    }

    /** Sets the position in the primary key, from 1; 0 for none. */
    public Builder primaryKeyPosition(int value) {
      primaryKeyPosition = value;
      return this;
    }

    /** Sets whether the column alone is unique. */
    public Builder unique(boolean value) {
      unique = value;
      return this;
    }

    /** Sets whether the database computes the value. */
    public Builder generated(boolean value) {
      generated = value;
      return this;
    }

    /** Sets the default as SQL text; null for none. */
    public Builder columnDefault(@Nullable String value) {
      columnDefault = value;
      return this;
    }

    /** Sets the greatest length; null for none. */
    public Builder maxLength(@Nullable Long value) {
      maxLength = value;
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
    Builder words(FieldMetadata other) {
      return chineseName(other.chineseName).note(other.note).synonyms(other.synonyms);
    }

    /** Builds the field. */
    public FieldMetadata build() {
      return new FieldMetadata(this);
    }
  }
}
