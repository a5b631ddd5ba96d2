package dev.querytool.catalog;

import java.sql.SQLException;

/** The unique indexes and foreign keys of PostgreSQL's tables. */
final class PostgresKeys {

  /**
   * A column is unique by an index of its own over all rows that is checked at once, unless its
   * table shows the rows of children as well, of which the index knows nothing.
   */
  private static final BulkQuery UNIQUE_INDEXES =
      new BulkQuery(
          Told.KEYS,
          """
          SELECT n.nspname AS schema_name, c.relname AS table_name, a.attname AS name,
            i.indisprimary AS of_primary_key,
            i.indnkeyatts = 1 AND i.indimmediate AND i.indpred IS NULL
              AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_inherits h WHERE h.inhparent = c.oid AND c.relkind = 'r')
              AS alone
          FROM pg_catalog.pg_index i
          JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          CROSS JOIN LATERAL pg_catalog.unnest(i.indkey)
            WITH ORDINALITY AS k (attnum, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
          WHERE i.indisunique AND i.indisvalid AND k.place <= i.indnkeyatts
            AND (i.indisprimary OR i.indnkeyatts = 1)
            AND
          """
              + PostgresScope.SHOWN
              + "ORDER BY i.indexrelid, k.place");

  /**
   * A key of a partitioned table is kept once more for each partition, with the first as parent.
   */
  private static final BulkQuery FOREIGN_KEYS =
      new BulkQuery(
          Told.KEYS,
          """
          SELECT n.nspname AS schema_name, c.relname AS table_name, f.conname AS name,
            a.attname AS child_column, pn.nspname AS parent_schema, p.relname AS parent,
            pa.attname AS parent_column
          FROM pg_catalog.pg_constraint f
          JOIN pg_catalog.pg_class c ON c.oid = f.conrelid
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_class p ON p.oid = f.confrelid
          JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
          CROSS JOIN LATERAL
            ROWS FROM (pg_catalog.unnest(f.conkey), pg_catalog.unnest(f.confkey))
            WITH ORDINALITY AS k (child, parent, place)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.child
          JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attnum = k.parent
          WHERE f.contype = 'f' AND f.conparentid = 0::pg_catalog.oid
            AND
          """
              + PostgresScope.SHOWN
              + "ORDER BY c.oid, f.conname, k.place");

  private PostgresKeys() {}

  static UniqueKeys unique(StructureReading reading) throws SQLException {
    UniqueKeys keys = new UniqueKeys();
    UNIQUE_INDEXES.read(reading, row -> add(keys, row));
    return keys;
  }

  static FoundForeignKeys foreign(StructureReading reading) throws SQLException {
    FoundForeignKeys keys = new FoundForeignKeys();
    FOREIGN_KEYS.read(
        reading,
        row ->
            keys.add(
                TableName.of(row),
                row.name("name"),
                row.name("child_column"),
                new TableName(row.name("parent_schema"), row.name("parent")),
                row.name("parent_column")));
    return keys;
  }

  private static void add(UniqueKeys keys, ToldRow row) throws SQLException {
    ColumnName column = new ColumnName(TableName.of(row), row.name("name"));
    if (row.flag("of_primary_key")) {
      keys.addToPrimaryKey(column);
    }
    if (row.flag("alone")) {
      keys.addUnique(column);
    }
  }
}
