package dev.querytool.guard;

import org.jspecify.annotations.Nullable;

/**
 * A column's name in the form in which names are compared.
 *
 * @param schema the schema, if one is written
 * @param table the table or alias, if one is written
 * @param column the column
 */
record FoldedName(@Nullable String schema, @Nullable String table, String column) {}
