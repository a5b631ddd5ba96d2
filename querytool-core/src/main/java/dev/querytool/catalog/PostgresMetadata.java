package dev.querytool.catalog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's structure, read in seven statements, however much there is: all schemas of the
 * database but the server's own.
 *
 * <p>The labels of an enum are not read: they are data.
 */
final class PostgresMetadata implements MetadataReader {

  /** Nobody counts a partitioned table's rows; those of its partitions are kept up to date. */
  private static final BulkQuery RELATIONS =
      new BulkQuery(
          Told.TABLES,
          """
          WITH RECURSIVE part (root, oid) AS (
            SELECT i.inhparent, i.inhrelid
            FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class r ON r.oid = i.inhparent
            WHERE r.relkind = 'p' AND NOT r.relispartition
            UNION ALL
            SELECT p.root, i.inhrelid
            FROM part p
            JOIN pg_catalog.pg_inherits i ON i.inhparent = p.oid
          ),
          leaves AS (
            SELECT p.root,
              CASE
                WHEN pg_catalog.min(l.reltuples) >= 0::pg_catalog.float4
                THEN pg_catalog.sum(l.reltuples::pg_catalog.float8)
              END AS estimate
            FROM part p
            JOIN pg_catalog.pg_class l ON l.oid = p.oid
            WHERE l.relkind <> 'p'
            GROUP BY p.root
          ),
          reaching (oid) AS (
            SELECT i.inhparent
            FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class f ON f.oid = i.inhrelid
            WHERE f.relkind = 'f'
            UNION
            SELECT i.inhparent
            FROM reaching r
            JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid
          )
          SELECT n.nspname AS schema_name, c.relname AS table_name, c.relkind AS kind,
            EXISTS (
              SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid
            ) AS is_child,
            EXISTS (SELECT FROM reaching r WHERE r.oid = c.oid) AS is_reaching,
            CASE
              WHEN c.relkind = 'v' THEN NULL
              WHEN leaves.estimate IS NOT NULL THEN leaves.estimate
              WHEN c.reltuples >= 0::pg_catalog.float4 THEN c.reltuples
            END AS estimate,
            pg_catalog.left(d.description, ?::pg_catalog.int4) AS description
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          LEFT JOIN leaves ON leaves.root = c.oid
          LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid
            AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid
            AND d.objsubid = 0
          WHERE
          """
              + PostgresScope.SHOWN
              + "ORDER BY n.nspname, c.relname");

  @Override
  public String defaultSchema() {
    return "public";
  }

  @Override
  public DatabaseStructure read(StructureReading reading) throws SQLException {
    String defaultSchema = PostgresPath.firstSchema(reading);
    List<TableMetadata> relations = new ArrayList<>();
    RELATIONS.with(reading.longestText()).read(reading, row -> relations.add(relation(row)));
    FoundFields fields = PostgresFields.read(reading);
    List<TableMetadata> tables = fields.in(relations, PostgresKeys.unique(reading));
    return new DatabaseStructure(
        defaultSchema,
        NameCase.EXACT,
        PostgresKeys.foreign(reading).of(tables),
        PostgresFunctions.read(reading),
        PostgresUnnamedCalls.read(reading));
  }

  private static TableMetadata relation(ToldRow row) throws SQLException {
    String kind = row.text("kind");
    boolean isView = kind.equals("v") || kind.equals("m");
    return TableMetadata.builder(
            row.name("schema_name"),
            row.name("table_name"),
            isView ? TableType.VIEW : TableType.TABLE)
        .nativeType(nativeType(row, kind))
        .estimatedRows(estimate(row))
        .comment(row.textOrNull("description"))
        .build();
  }

  private static String nativeType(ToldRow row, String kind) throws SQLException {
    if (row.flag("is_child")) {
      return "child of a table";
    }
    return row.flag("is_reaching") ? "parent of a foreign table" : nativeType(kind);
  }

  private static String nativeType(String kind) {
    return switch (kind) {
      case "p" -> "partitioned table";
      case "f" -> "foreign table";
      case "v" -> "view";
      case "m" -> "materialized view";
      default -> "table";
    };
  }

  private static @Nullable Long estimate(ToldRow row) throws SQLException {
    Double estimate = row.measure("estimate");
    return estimate == null ? null : Math.round(estimate);
  }
}
