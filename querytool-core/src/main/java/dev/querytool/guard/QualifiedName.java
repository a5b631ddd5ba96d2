package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name with the names that stand before it.
 *
 * @param schema the schema, if one is written
 * @param qualifier the table or alias, if one is written
 * @param name the last part
 */
record QualifiedName(@Nullable Identifier schema, @Nullable Identifier qualifier, Identifier name) {

  static QualifiedName of(List<Identifier> parts) {
    int last = parts.size() - 1;
    return new QualifiedName(
        last >= 2 ? parts.get(last - 2) : null,
        last >= 1 ? parts.get(last - 1) : null,
        parts.get(last));
  }

  /** Returns the leftmost part. */
  Identifier first() {
    if (schema != null) {
      return schema;
    }
    return qualifier != null ? qualifier : name;
  }

  FoldedName folded() {
    return new FoldedName(
        schema == null ? null : schema.asTable(),
        qualifier == null ? null : qualifier.asTable(),
        name.folded());
  }

  String written() {
    StringBuilder text = new StringBuilder();
    if (schema != null) {
      text.append(schema.written()).append('.');
    }
    if (qualifier != null) {
      text.append(qualifier.written()).append('.');
    }
    return text.append(name.written()).toString();
  }
}
