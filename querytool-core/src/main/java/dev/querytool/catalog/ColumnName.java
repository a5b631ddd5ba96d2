package dev.querytool.catalog;

/** Where a column lies, spelled as its database spells it. */
record ColumnName(TableName table, String column) {}
